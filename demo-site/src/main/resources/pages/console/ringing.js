import { callerName, callKind } from './call-words.js';

const EVERY = 2_500;
const $ = id => document.getElementById(id);

/** Makes the calls that ring heard: by a sound again and again, and once for each in words for screen readers. */
export class Ringing {
  #told = new Set();
  #timer = null;

  /** `sound` is the switch that knows whether sound is wanted. */
  constructor(sound) {
    this.sound = sound;
  }

  /** Whoever is on a call hears once that another rings: they can do nothing about it yet. */
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
    clearInterval(this.#timer);
    this.#timer = null;
  }
}
