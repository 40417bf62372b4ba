import { SignedOut } from './staff-api.js';

const LONGEST_WAIT = 30_000;

/**
 * The organisation's events as they happen. A short break is resumed by the browser where it broke
 * off. When the browser gives up, or the server cannot say what was missed, everything has to be
 * loaded anew: `load()` is called with the stream already open, so that nothing falls between.
 */
export class LiveStream {
  #source = null;
  #failures = 0;
  #timer;

  /**
   * `state` is told 'connecting', 'live' or 'reconnecting'; `message` each event; `load` answers with
   * a promise, and so does `check`, asked before a new attempt: it fails while the server is away,
   * and with SignedOut when there is nothing left to attempt.
   */
  constructor(url, { state, message, load, check }) {
    Object.assign(this, { url, state, message, load, check });
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
    this.#timer = null;
    this.#source?.close();
    this.#source = null;
  }

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
