import { SignedOut } from './staff-api.js';

const LONGEST_WAIT = 30_000;

/** @typedef {'connecting' | 'live' | 'reconnecting'} State */

/**
 * @typedef {object} Told
 * @property {(state: State) => void} state
 * @property {(event: Staff.StreamedEvent) => void} message
 * @property {() => Promise<void>} load
 * @property {() => Promise<unknown>} check
 */

/**
 * The organisation's events as they happen. A short break is resumed by the browser where it broke
 * off. When the browser gives up, or the server cannot say what was missed, everything has to be
 * loaded anew: `load()` is called with the stream already open, so that nothing falls between.
 */
export class LiveStream {
  /** @type {EventSource | null} */
  #source = null;
  #failures = 0;
  /** @type {number | undefined} */
  #timer;

  /**
   * `state` is told 'connecting', 'live' or 'reconnecting'; `message` each event; `load` answers with
   * a promise, and so does `check`, asked before a new attempt: it fails while the server is away,
   * and with SignedOut when there is nothing left to attempt.
   * @param {string} url
   * @param {Told} told
   */
  constructor(url, { state, message, load, check }) {
    this.url = url;
    this.state = state;
    this.message = message;
    this.load = load;
    this.check = check;
  }

  open() {
    this.close();
    this.state(this.#failures ? 'reconnecting' : 'connecting');
    const source = this.#source = new EventSource(this.url);
    let loaded = false;
    source.onopen = () => {
      if (loaded) this.state('live');
      else this.#load(source);
      loaded = true;
    };
    source.onmessage = ({ data }) => this.message(JSON.parse(data));
    source.addEventListener('reset', () => this.#load(source));
    source.onerror = () => {
      this.state('reconnecting');
      if (source.readyState === EventSource.CLOSED) this.openLater();
    };
  }

  close() {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#source?.close();
    this.#source = null;
  }

  /** @param {EventSource} source */
  async #load(source) {
    try {
      await this.load();
      this.#failures = 0;
      if (source === this.#source && source.readyState === EventSource.OPEN) this.state('live');
    } catch {
      if (source === this.#source) this.openLater();
    }
  }

  openLater() {
    this.close();
    this.state('reconnecting');
    const wait = Math.min(1000 * 2 ** this.#failures++, LONGEST_WAIT);
    this.#timer = setTimeout(() => this.#reopen(), wait * (0.5 + Math.random() / 2));
  }

  async #reopen() {
    const timer = this.#timer;
    let next = () => this.open();
    try {
      await this.check();
    } catch (error) {
      next = error instanceof SignedOut ? () => {} : () => this.openLater();
    }
    // Closed, or opened otherwise, meanwhile.
    if (timer === this.#timer) next();
  }
}
