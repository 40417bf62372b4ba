import { hasPicture, howItEnded } from './call-words.js';
import { closeMicrophone, NotHeard, openMicrophone } from './microphone.js';
import { OwnCall } from './own-call.js';
import { reason, Refused, SignedOut } from './staff-api.js';

/** @import { Calls } from './calls.js' */
/** @import { StaffApi } from './staff-api.js' */

/** How long it is said how a call ended. */
const TOLD_FOR = 10_000;
/** An answer may be lost: the same seat may ask again. */
const ATTEMPTS = 3;
const BETWEEN = 1_000;
/** How long a hang-up is waited for. */
const HANGING_UP = 1_000;

/**
 * What this console does about the calls: it declines them, and accepts one at a time. Says `change`
 * whenever something of it has changed.
 * @typedef {{ call: Staff.Call, seat: string }} Taken
 */
export class Answering extends EventTarget {
  /** @type {OwnCall | null} The call that this console is on, or null. */
  own = null;
  /** @type {{ call: Staff.Call, words: string } | null} How the last one ended, `{ call, words }`, until that has been read; else null. */
  end = null;
  /** @type {string | null} The id of the call for which the microphone is asked for, or null. */
  #accepting = null;
  /** @type {Promise<Taken> | null} The request to accept a call, while it is under way. */
  #taking = null;
  /** @type {OwnCall | null} The call that this console was on last, or is on. */
  #latest = null;
  /** @type {Map<string, string>} */
  #seats = new Map();
  /** @type {Map<string, string>} */
  #wrong = new Map();
  /** @type {number | undefined} */
  #timer;
  #isClosed = false;

  /**
   * `accepted(call)` is called when this console is on a call.
   * @param {StaffApi} api
   * @param {Calls} calls
   * @param {(call: Staff.Call) => void} accepted
   */
  constructor(api, calls, accepted) {
    super();
    this.api = api;
    this.calls = calls;
    this.accepted = accepted;
  }

  /** Whether another call cannot be accepted now. */
  get isBusy() {
    return Boolean(this.own || this.#accepting);
  }

  /** @param {string} id */
  isAccepting(id) {
    return this.#accepting === id;
  }

  /**
   * Why the call could not be accepted or declined, or nothing.
   * @param {string} id
   */
  wrong(id) {
    return this.#wrong.get(id) ?? '';
  }

  /** @param {Staff.Call} call */
  async accept(call) {
    if (this.isBusy) return;
    this.#accepting = call.id;
    this.#say(call.id, '');
    let stream = null;
    try {
      stream = await openMicrophone(hasPicture(call));
      // Declined, ended or signed out while the browser asked.
      if (this.#isClosed || this.#accepting !== call.id) throw new SignedOut();
      this.#taking = this.#take(call.id);
      this.#begin(await this.#taking, stream);
    } catch (error) {
      closeMicrophone(stream);
      this.#failed(call, error);
    }
    if (this.#accepting === call.id) this.#accepting = null;
    this.#taking = null;
    this.#changed();
  }

  /** @param {Staff.Call} call */
  async decline(call) {
    if (this.#accepting === call.id) this.#accepting = null;
    this.#say(call.id, '');
    try {
      this.calls.know(await this.api.post(`/calls/${encodeURIComponent(call.id)}/decline`));
    } catch (error) {
      if (!(error instanceof SignedOut)) this.#say(call.id, `The call was not declined: ${reason(error)}`);
    }
  }

  /** The end has been read. */
  dismiss() {
    clearTimeout(this.#timer);
    this.end = null;
    this.#changed();
  }

  /** Hangs up, and accepts nothing that it was about to. Resolved when the backend knows, or does not answer soon. */
  async hangUp() {
    this.#accepting = null;
    await Promise.race([this.#hangUp(), new Promise(resolve => setTimeout(resolve, HANGING_UP))]);
  }

  async #hangUp() {
    // Where the backend has it accepted already, it is hung up below.
    await this.#taking?.catch(() => {});
    this.own?.hangUp();
    await this.#latest?.told;
  }

  close() {
    this.#isClosed = true;
    this.own?.hangUp();
    clearTimeout(this.#timer);
    this.own = this.end = null;
  }

  /** Forgets what there was to say of calls that have ended. */
  tidy() {
    for (const map of [this.#seats, this.#wrong]) {
      for (const id of map.keys()) if (!this.calls.open.has(id)) map.delete(id);
    }
  }

  /**
   * Accepts the call in the backend.
   * @param {string} id
   * @returns {Promise<Taken>}
   */
  async #take(id) {
    const seat = this.#seats.get(id) ?? newSeat();
    this.#seats.set(id, seat);
    for (let attempt = 1; ; attempt++) {
      try {
        return { call: await this.api.post(`/calls/${encodeURIComponent(id)}/accept`, { seat }), seat };
      } catch (error) {
        if (error instanceof Refused || error instanceof SignedOut || attempt === ATTEMPTS) throw error;
        await new Promise(resolve => setTimeout(resolve, BETWEEN));
      }
    }
  }

  /** @param {Taken} taken @param {MediaStream} stream */
  #begin({ call, seat }, stream) {
    this.dismiss();
    const own = this.#latest = this.own = new OwnCall(this.api, call, seat, stream);
    own.addEventListener('change', () => this.#follow(own));
    own.begin();
    if (this.#isClosed) own.hangUp();
    this.calls.know(call);
    this.accepted(call);
  }

  /** @param {OwnCall} own */
  #follow(own) {
    if (own === this.own && own.now.state === 'ended') {
      closeMicrophone(own.stream);
      this.own = null;
      this.#tellEnd(own.call, howItEnded(own.now, own.hasHungUp));
    }
    this.#changed();
  }

  /** @param {Staff.Call} call @param {unknown} error */
  #failed(call, error) {
    if (error instanceof SignedOut) return;
    if (error instanceof NotHeard) this.#say(call.id, error.message);
    // It rings no longer: another operator was faster, or it has ended.
    else if (error instanceof Refused && error.status === 400) this.#tellEnd(call, `You are not on this call: ${error.message}.`);
    else this.#say(call.id, `The call was not accepted: ${reason(error)}`);
  }

  /** @param {Staff.Call} call @param {string} words */
  #tellEnd(call, words) {
    clearTimeout(this.#timer);
    this.end = { call, words };
    this.#timer = setTimeout(() => this.dismiss(), TOLD_FOR);
  }

  /** @param {string} id @param {string} wrong */
  #say(id, wrong) {
    if (wrong) this.#wrong.set(id, wrong);
    else this.#wrong.delete(id);
    this.#changed();
  }

  #changed() {
    if (!this.#isClosed) this.dispatchEvent(new Event('change'));
  }
}

/** 128 bits that nobody else knows. Kept in memory alone. */
function newSeat() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
}
