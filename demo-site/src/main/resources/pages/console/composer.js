import { $, setText } from './element.js';
import { reason, SignedOut } from './staff-api.js';

/** @import { ChosenChat } from './chosen-chat.js' */

const TYPING_EVERY = 3_000;
const TELL_LEFT_BELOW = 200;

/**
 * Where the operator writes. What is not sent yet is kept for each chat, until it is sent or the operator signs out.
 * @typedef {{ text: string, wrong: string, isSending: boolean, typedAt: number }} Draft
 */
export class Composer {
  /** @type {ChosenChat | null} */
  #chosen = null;
  /** @type {Map<string, Draft>} */
  #drafts = new Map();
  #field = $('message');

  /**
   * `sent` is called when a message has been sent.
   * @param {() => void} sent
   */
  constructor(sent) {
    this.sent = sent;
    $('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('keydown', event => {
      // While an input method composes, Enter is its own.
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#send();
    });
    this.#field.addEventListener('input', () => this.#typed());
  }

  /** @param {ChosenChat | null} chosen */
  show(chosen) {
    const isOther = chosen !== this.#chosen;
    this.#chosen = chosen;
    if (isOther) this.#field.value = this.#draft?.text ?? '';
    const isClosed = !chosen?.chat || chosen.isEnded;
    // A field that is disabled would take the focus with it.
    if (isClosed && $('composer').contains(document.activeElement)) $('chat-name').focus();
    this.#field.disabled = isClosed;
    $('send').disabled = isClosed;
    this.#say();
  }

  /** Whether the operator can write. */
  get isOpen() {
    return !this.#field.disabled;
  }

  focus() {
    this.#field.focus();
  }

  clear() {
    this.#drafts.clear();
    this.#field.value = '';
  }

  get #draft() {
    const id = this.#chosen?.id;
    if (!id) return null;
    if (!this.#drafts.has(id)) this.#drafts.set(id, { text: '', wrong: '', isSending: false, typedAt: 0 });
    return this.#drafts.get(id);
  }

  #typed() {
    const draft = this.#draft;
    if (!draft) return;
    draft.text = this.#field.value;
    draft.wrong = '';
    this.#say();
    if (!draft.text.trim() || Date.now() - draft.typedAt < TYPING_EVERY) return;
    draft.typedAt = Date.now();
    // Nothing is lost with it.
    this.#chosen?.tellTyping().catch(() => {});
  }

  async #send() {
    const [chosen, draft] = [this.#chosen, this.#draft];
    const typed = this.#field.value;
    if (!chosen || !draft || draft.isSending || !this.isOpen || !typed.trim()) return;
    Object.assign(draft, { text: typed, wrong: '', isSending: true });
    this.#say();
    try {
      await chosen.send(typed.trim());
      // What was written meanwhile stays.
      draft.text = draft.text.startsWith(typed) ? draft.text.slice(typed.length) : draft.text;
      draft.typedAt = 0;
      if (draft === this.#draft) {
        this.#field.value = draft.text;
        this.sent();
      }
    } catch (error) {
      if (!(error instanceof SignedOut)) draft.wrong = `This was not sent: ${reason(error)}`;
    }
    draft.isSending = false;
    if (draft === this.#draft) this.#say();
  }

  #say() {
    const draft = this.#draft;
    const left = this.#field.maxLength - this.#field.value.length;
    setText($('message-wrong'), draft?.wrong ?? '');
    setText($('message-left'), left < TELL_LEFT_BELOW ? `${left} characters left` : '');
    this.#field.setAttribute('aria-invalid', String(Boolean(draft?.wrong)));
    $('send').setAttribute('aria-disabled', String(Boolean(draft?.isSending)));
  }
}
