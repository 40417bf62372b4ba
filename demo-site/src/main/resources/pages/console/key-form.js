import { setText } from './element.js';
import { dateTime } from './format.js';
import { reason, SignedOut } from './staff-api.js';

/**
 * A form that sets one of the signing keys, and says what is set. `kind` is the key's name in the staff API;
 * `refuse(text)` answers with what is wrong with a key before it is sent anywhere, or with nothing.
 */
export class KeyForm {
  #api = null;
  #state = null;
  #isSending = false;

  constructor(form, kind, refuse) {
    Object.assign(this, { form, kind, refuse });
    this.field = form.querySelector('.key');
    this.leaked = form.querySelector('input[type=checkbox]');
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#change();
    });
    this.#part('revoke').addEventListener('click', () => this.#revoke());
    this.field.addEventListener('input', () => this.#say());
  }

  show(api, state) {
    [this.#api, this.#state] = [api, state];
    const until = state?.[`previous_${this.kind}_valid_until`];
    const isShort = state?.[`is_${this.kind}_short`];
    setText(this.#part('state'), !state ? '' : !this.#setAt ? 'None is set.' : `Set on ${dateTime(this.#setAt)}.`
      + (isShort ? ' It is shorter than 16 bytes, and can be guessed: set a longer one.' : ''));
    const isFormerValid = Date.parse(until) > Date.now();
    const former = this.#part('former');
    // A button that goes would take the focus with it.
    if (!isFormerValid && former.contains(document.activeElement)) this.field.focus();
    former.hidden = !isFormerValid;
    setText(this.#part('until'), isFormerValid ? `The former one is still accepted until ${dateTime(until)}.` : '');
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

  async #send(request, done) {
    if (this.#isSending) return;
    this.#isSending = true;
    this.#say();
    const api = this.#api;
    const before = this.#setAt;
    try {
      await request(api);
      const state = await api.get('/signing_key');
      // Whoever sent it may have signed out meanwhile.
      if (api !== this.#api) return;
      this.show(api, state);
      done(before);
    } catch (error) {
      if (!(error instanceof SignedOut) && api === this.#api) this.#say({ wrong: reason(error), isInvalid: error.status === 400 });
    } finally {
      this.#isSending = false;
    }
  }

  #say({ done = '', wrong = '', isInvalid = Boolean(wrong) } = {}) {
    setText(this.#part('done'), done);
    setText(this.#part('wrong'), wrong);
    this.field.setAttribute('aria-invalid', isInvalid);
  }

  #part(name) {
    return this.form.querySelector(`[data-part="${name}"]`);
  }
}
