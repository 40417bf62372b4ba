import { callerName, callKind } from './call-words.js';
import { $ } from './element.js';

/** @import { Site } from './site.js' */
/** @import { SoundSwitch } from './sound-switch.js' */

const EVERY = 2_500;

/** Makes the calls that ring heard: by a sound again and again, and once for each in words for screen readers. */
export class Ringing {
  /** @type {Set<string>} */
  #told = new Set();
  /** @type {number | null} */
  #timer = null;

  /**
   * `sound` is the switch that knows whether sound is wanted.
   * @param {SoundSwitch} sound
   */
  constructor(sound) {
    this.sound = sound;
  }

  /**
   * Whoever is on a call hears once that another rings: they can do nothing about it yet.
   * @param {Site} site
   * @param {Staff.Call[]} ringing
   * @param {boolean} isOnCall
   */
  show(site, ringing, isOnCall) {
    const news = ringing.filter(call => !this.#told.has(call.id));
    this.#told = new Set(ringing.map(call => call.id));
    if (news.length) {
      $('call-announcement').replaceChildren(news.map(call =>
        `Incoming ${callKind(call).toLowerCase()} from ${callerName(call, site)}.`).join(' '));
    }
    if (!ringing.length || isOnCall) {
      this.close();
      if (news.length) this.sound.ring();
    } else if (this.#timer === null) {
      this.sound.ring();
      this.#timer = setInterval(() => this.sound.ring(), EVERY);
    }
  }

  close() {
    clearInterval(this.#timer ?? undefined);
    this.#timer = null;
  }
}
