import { setText } from './element.js';
import { dateTime } from './format.js';
import { reason, Refused, SignedOut } from './staff-api.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * A form that sets one of the signing keys, and says what is set. `kind` is the key's name in the staff API;
 * `refuse(text)` answers with what is wrong with a key before it is sent anywhere, or with nothing.
 * @typedef {'secret' | 'public_key'} Kind
 */
export class KeyForm {
  /** @type {StaffApi | null} */
  #api = null;
  /** @type {Staff.SigningKey | null} */
  #state = null;
  #isSending = false;

  /** @param {HTMLFormElement} form @param {Kind} kind @param {(text: string) => string} refuse */
  constructor(form, kind, refuse) {
    this.form = form;
    this.kind = kind;
    this.refuse = refuse;
    this.field = /** @type {HTMLInputElement | HTMLTextAreaElement} */ (form.querySelector('.key'));
    this.leaked = /** @type {HTMLInputElement} */ (form.querySelector('input[type=checkbox]'));
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#change();
    });
    this.#part('revoke').addEventListener('click', () => this.#revoke());
    this.field.addEventListener('input', () => this.#say());
  }

  /** @param {StaffApi} api @param {Staff.SigningKey | null} state */
  show(api, state) {
    [this.#api, this.#state] = [api, state];
    const until = state?.[`previous_${this.kind}_valid_until`];
    const isShort = state?.[`is_${this.kind}_short`];
    setText(this.#part('state'), !state ? '' : !this.#setAt ? 'None is set.' : `Set on ${dateTime(this.#setAt)}.`
      + (isShort ? ' It is shorter than 16 bytes, and can be guessed: set a longer one.' : ''));
    const isFormerValid = Date.parse(until ?? '') > Date.now();
    const former = this.#part('former');
    // A button that goes would take the focus with it.
    if (!isFormerValid && former.contains(document.activeElement)) this.field.focus();
    former.hidden = !isFormerValid;
    setText(this.#part('until'), isFormerValid ? `The former one is still accepted until ${dateTime(until ?? '')}.` : '');
  }

  /** Nothing that was typed stays on a signed-out screen. */
  clear() {
    this.#api = null;
    this.form.reset();
    this.#say();
  }

  get #setAt() {
    return this.#state?.[`${this.kind}_set_at`];
  }

  #change() {
    const typed = this.field.value;
    const wrong = this.refuse(typed);
    if (wrong) {
      this.field.value = '';
      this.#say({ wrong });
      return;
    }
    const change = { [this.kind]: typed.trim(), revoke_previous: this.leaked.checked };
    return this.#send(api => api.put('/signing_key', change), before => {
      if (this.#setAt === before) {
        this.#say({ wrong: 'This one is in use already, and still is.' });
        return;
      }
      if (this.field.value === typed) this.form.reset();
      this.#say({ done: 'Changed.' });
    });
  }

  #revoke() {
    return this.#send(api => api.delete(`/signing_key/previous_${this.kind}`),
      () => this.#say({ done: 'The former one is no longer accepted.' }));
  }

  /**
   * @param {(api: StaffApi) => Promise<unknown>} request
   * @param {(before: string | null | undefined) => void} done
   */
  async #send(request, done) {
    const api = this.#api;
    if (this.#isSending || !api) return;
    this.#isSending = true;
    this.#say();
    const before = this.#setAt;
    try {
      await request(api);
      const state = await api.get('/signing_key');
      // Whoever sent it may have signed out meanwhile.
      if (api !== this.#api) return;
      this.show(api, state);
      done(before);
    } catch (error) {
      if (!(error instanceof SignedOut) && api === this.#api) this.#say({ wrong: reason(error), isInvalid: error instanceof Refused && error.status === 400 });
    } finally {
      this.#isSending = false;
    }
  }

  /** @param {{ done?: string, wrong?: string, isInvalid?: boolean }} [said] */
  #say({ done = '', wrong = '', isInvalid = Boolean(wrong) } = {}) {
    setText(this.#part('done'), done);
    setText(this.#part('wrong'), wrong);
    this.field.setAttribute('aria-invalid', String(isInvalid));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.form.querySelector(`[data-part="${name}"]`));
  }
}
