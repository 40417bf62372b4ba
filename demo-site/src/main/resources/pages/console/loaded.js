/**
 * State that is read once and kept current by events. Subclasses say how: `read()` answers with what
 * `take(data)` takes, `apply(event)` changes it. Events that come while it is read wait until it is.
 * @template Data
 */
export class Loaded extends EventTarget {
  /** @type {Staff.Event[]} */
  #waiting = [];
  /** @type {symbol | null} */
  #reading = null;

  /** @returns {Promise<Data>} */
  read() {
    throw new Error('A subclass reads.');
  }

  /** @param {Data} _data */
  take(_data) {}

  /** @param {Staff.Event} _event */
  apply(_event) {
    return false;
  }

  async load() {
    const reading = this.#reading = Symbol('reading');
    this.#waiting = [];
    const data = await this.read();
    // Another load has begun meanwhile: its answer is the newer one.
    if (reading !== this.#reading) return;
    this.#reading = null;
    this.take(data);
    for (const event of this.#waiting) this.apply(event);
    this.changed();
  }

  /** @param {Staff.Event} event */
  receive(event) {
    if (this.#reading) this.#waiting.push(event);
    else if (this.apply(event)) this.changed();
  }

  changed() {
    this.dispatchEvent(new Event('change'));
  }
}
