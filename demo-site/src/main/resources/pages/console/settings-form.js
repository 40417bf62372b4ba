import { setText } from './element.js';
import { reason, SignedOut } from './staff-api.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * A form of settings that are saved together. What another console saves appears in it at once, except where this
 * operator has written. `fields` are by the settings' names: each has an `input`, where to say what is `wrong`, and
 * `refuse(text)`, which answers with what is wrong with a text before it is sent anywhere, or with nothing. A setting
 * that is no text has `write(value)` and `read(text)` besides.
 * @typedef {{ input: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement, wrong: HTMLElement, refuse(text: string): string,
 *   write?(value: unknown): string, read?(text: string): unknown }} Field
 */
export class SettingsForm {
  /** @type {object | null} */
  #state = null;
  #isSending = false;
  /** @type {StaffApi | null} */
  api = null;

  /**
   * `path` is where the staff API has them; `parts` are the elements `done` and `wrong`; `saved` is said after saving.
   * @param {HTMLFormElement} form
   * @param {string} path
   * @param {Record<string, Field>} fields
   * @param {{ done: HTMLElement, wrong: HTMLElement, saved: string }} parts
   */
  constructor(form, path, fields, { done, wrong, saved }) {
    this.form = form;
    this.path = path;
    this.fields = fields;
    this.done = done;
    this.wrong = wrong;
    this.saved = saved;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#submit();
    });
    for (const name in fields) fields[name].input.addEventListener('input', () => this.edited(name));
  }

  /** @param {StaffApi} api @param {object | null} state */
  show(api, state) {
    this.api = api;
    // What was typed before the settings have come would be lost, or saved without being seen.
    this.form.hidden = !state;
    if (state === this.#state) return;
    for (const [name, { input }] of Object.entries(this.fields)) {
      if (this.#state === null || input.value === this.#text(this.#state, name)) input.value = this.#text(state, name);
    }
    this.#state = state;
    this.changed();
  }

  /** Nothing that was typed stays on a signed-out screen. */
  clear() {
    this.api = this.#state = null;
    for (const name in this.fields) {
      this.fields[name].input.value = '';
      this.#say(name, '');
    }
    this.#tell('');
  }

  /** Called when what the form shows is another. */
  changed() {}

  /** @param {string} name */
  edited(name) {
    this.#say(name, '');
    this.#tell(this.#changes.length ? 'Not saved yet.' : '');
    this.changed();
  }

  /** @param {string} name */
  typed(name) {
    return this.fields[name].input.value.trim();
  }

  /**
   * Sends changes, and answers whether they were saved.
   * @param {object} changes
   */
  async save(changes) {
    const { api } = this;
    if (this.#isSending || !this.#state || !api) return false;
    this.#tell('');
    this.#isSending = true;
    try {
      const state = await api.patch(this.path, changes);
      // Whoever sent it may have signed out meanwhile.
      if (api !== this.api) return false;
      this.show(api, state);
      this.#tell(this.saved);
      return true;
    } catch (error) {
      if (!(error instanceof SignedOut) && api === this.api) this.#refused(reason(error));
      return false;
    } finally {
      this.#isSending = false;
    }
  }

  /** The names of the settings for which the operator has written something that is not saved. */
  get #changes() {
    return Object.keys(this.fields).filter(name => this.typed(name) !== this.#text(this.#state, name));
  }

  async #submit() {
    if (this.#isSending || !this.#state) return;
    const changes = this.#changes;
    if (!changes.length) {
      this.#tell('Nothing has changed.');
      return;
    }
    this.#tell('');
    for (const [name, { refuse }] of Object.entries(this.fields)) this.#say(name, changes.includes(name) ? refuse(this.typed(name)) : '');
    const wrong = changes.find(name => this.fields[name].wrong.textContent);
    if (wrong) {
      this.fields[wrong].input.focus();
      return;
    }
    const sent = new Map(changes.map(name => [name, this.typed(name)]));
    if (!await this.save(Object.fromEntries(changes.map(name => [name, this.#value(name)])))) return;
    // As it was taken, unless more was written meanwhile.
    for (const [name, text] of sent) if (this.typed(name) === text) this.fields[name].input.value = this.#text(this.#state, name);
  }

  /**
   * Beside the field, where the server names one.
   * @param {string} words
   */
  #refused(words) {
    const [name] = Object.keys(this.fields).filter(name => words.includes(name)).sort((a, b) => words.indexOf(a) - words.indexOf(b));
    const told = `This was not saved: ${words}`;
    if (!name) {
      setText(this.wrong, told);
      return;
    }
    this.#say(name, told);
    this.fields[name].input.focus();
  }

  /** @param {object | null} state @param {string} name */
  #text(state, name) {
    const { write = value => String(value ?? '') } = this.fields[name];
    return state ? write(/** @type {Record<string, unknown>} */ (state)[name]) : '';
  }

  /** @param {string} name */
  #value(name) {
    const { read = text => text || null } = this.fields[name];
    return read(this.typed(name));
  }

  /** @param {string} name @param {string} wrong */
  #say(name, wrong) {
    setText(this.fields[name].wrong, wrong);
    this.fields[name].input.setAttribute('aria-invalid', String(Boolean(wrong)));
  }

  /** @param {string} done */
  #tell(done) {
    setText(this.done, done);
    setText(this.wrong, '');
  }
}
