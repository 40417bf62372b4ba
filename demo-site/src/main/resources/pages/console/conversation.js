import { $ } from './element.js';
import { dayName } from './format.js';
import { KeyedList } from './keyed-list.js';
import { messageRow } from './message-row.js';

/** @import { ChosenChat } from './chosen-chat.js' */
/** @import { MessageRow } from './message-row.js' */

/** Pixels from the end that count as there. */
const NEAR = 48;
/** Messages of one sender within this belong together. */
const TOGETHER = 5 * 60_000;
/** By then a screen reader has taken in what is not to be read out. */
const SETTLED = 500;

/** The log "Conversation". It follows the newest message, unless the operator has scrolled up to read. */
export class Conversation {
  #log = $('conversation');
  #rows = new KeyedList($('conversation'), row => row.id, messageRow);
  /** @type {ChosenChat | null} */
  #shown = null;
  /** @type {string | null | undefined} */
  #newest = null;
  #isAtEnd = true;
  #top = 0;

  constructor() {
    this.#log.addEventListener('scroll', () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#follow()).observe(this.#log);
    $('new-messages').addEventListener('click', () => {
      this.#log.focus({ preventScroll: true });
      this.toEnd();
    });
  }

  /**
   * `name` is what to call a visitor whose message says no name.
   * @param {ChosenChat | null} chosen
   * @param {string} name
   */
  show(chosen, name) {
    if (this.#shown !== chosen) {
      // What was said before is not news to be read out.
      this.#log.ariaLive = 'off';
      this.#rows.show([]);
      this.#setAtEnd(true);
      this.#newest = null;
    }
    this.#shown = chosen;
    if (!chosen?.messages) return;

    const messages = [...chosen.messages.values()].sort((a, b) => Date.parse(a.created_at) - Date.parse(b.created_at));
    this.#rows.show(rows(messages, name));
    const newest = messages.at(-1);
    if (this.#log.ariaLive === 'off') setTimeout(() => this.#log.ariaLive = 'polite', SETTLED);
    if (newest?.id !== this.#newest && !this.#isAtEnd) $('new-messages').hidden = false;
    this.#newest = newest?.id;
    this.#follow();
  }

  toEnd() {
    this.#setAtEnd(true);
    this.#follow();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    // What is not displayed has been scrolled by nobody; what has grown beyond the end neither.
    if (!clientHeight) return;
    if (scrollHeight - scrollTop - clientHeight < NEAR) this.#setAtEnd(true);
    else if (scrollTop < this.#top) this.#setAtEnd(false);
    this.#top = scrollTop;
  }

  /** @param {boolean} isAtEnd */
  #setAtEnd(isAtEnd) {
    this.#isAtEnd = isAtEnd;
    if (isAtEnd) $('new-messages').hidden = true;
  }

  #follow() {
    if (this.#isAtEnd) this.#log.scrollTop = this.#log.scrollHeight;
  }
}

/** @param {Staff.Message[]} messages @param {string} name @returns {MessageRow[]} */
function rows(messages, name) {
  /** @type {MessageRow[]} */
  const rows = [];
  /** @type {Staff.Message | null} */
  let before = null;
  for (const message of messages) {
    const day = new Date(message.created_at).toDateString();
    const isNewDay = day !== (before && new Date(before.created_at).toDateString());
    const dayWord = dayName(message.created_at);
    // A conversation of today alone needs no day.
    if (isNewDay && (before || dayWord !== 'Today')) rows.push({ id: `day ${day}`, day: dayWord });
    rows.push({
      id: message.id,
      message,
      senderName: message.sender_public_name || (message.sender_type === 'visitor' ? name : 'Operator'),
      isFollowing: !isNewDay && before !== null && message.type === before.type && message.sender_type === before.sender_type
        && message.sender_public_name === before.sender_public_name
        && Date.parse(message.created_at) - Date.parse(before.created_at) < TOGETHER,
    });
    before = message;
  }
  return rows;
}
