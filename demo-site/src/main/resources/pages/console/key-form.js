import { setText } from './element.js';
import { dateTime } from './format.js';

/** A form that sets one of the signing keys, and says what is set. `kind` is the key's name in the staff API. */
export class KeyForm {
  #api = null;

  constructor(form, kind) {
    Object.assign(this, { form, kind });
    this.field = form.querySelector('.key');
    this.leaked = form.querySelector('input[type=checkbox]');
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#send({ [kind]: this.field.value, revoke_previous: this.leaked.checked }, 'Changed.');
    });
    this.#part('revoke').addEventListener('click', () => this.#send({ revoke_previous: true }, 'The former one is no longer accepted.'));
    this.field.addEventListener('input', () => this.#say('', ''));
  }

  show(api, state) {
    this.#api = api;
    const setAt = state?.[`${this.kind}_set_at`];
    const until = state?.[`previous_${this.kind}_valid_until`];
    setText(this.#part('state'), !state ? '' : setAt ? `Set on ${dateTime(setAt)}.` : 'None is set.');
    const isFormerValid = Date.parse(until) > Date.now();
    this.#part('former').hidden = !isFormerValid;
    setText(this.#part('until'), isFormerValid ? `The former one is still accepted until ${dateTime(until)}.` : '');
  }

  /** Nothing that was typed stays on a signed-out screen. */
  clear() {
    this.form.reset();
    this.#say('', '');
  }

  async #send(change, done) {
    this.#say('', '');
    try {
      await this.#api.put('/signing_key', change);
      this.clear();
      this.#say(done, '');
    } catch (error) {
      this.#say('', error.status ? error.message : 'The server cannot be reached. Try again in a moment.');
    }
  }

  #say(done, wrong) {
    setText(this.#part('done'), done);
    setText(this.#part('wrong'), wrong);
    this.field.setAttribute('aria-invalid', Boolean(wrong));
  }

  #part(name) {
    return this.form.querySelector(`[data-part="${name}"]`);
  }
}
