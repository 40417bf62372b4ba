/** @import { Chats } from './chats.js' */
/** @import { EndedChats } from './ended-chats.js' */

/**
 * How many messages and missed calls of visitors the operator has not had in front of them yet. Known for this session
 * only: where a chat that somebody answered already, or that has ended before, is met for the first time, they count as
 * read.
 * @typedef {{ chat: Staff.Chat, isNew: boolean }} News
 */
export class Unread {
  /** @type {Map<string, number>} */
  #read = new Map();
  /** @type {Map<string, number>} */
  #met = new Map();
  /** @type {string | null} When the newest chat ended that had ended before the session. */
  #since = null;

  /**
   * Takes the chats, and the id of the one that is looked at. Answers with what is new since the last time.
   * @param {Chats} chats
   * @param {EndedChats} ended
   * @param {string | null | undefined} lookedAt
   */
  update(chats, ended, lookedAt) {
    if (!chats.isLoaded || !ended.isLoaded) return [];
    const isFirst = this.#since === null;
    const since = this.#since ??= ended.newestFirst[0]?.ended_at ?? '';
    /** @type {News[]} */
    const news = [];
    for (const chat of [...chats.open.values(), ...ended.known.values()]) {
      const count = countOf(chat);
      const isNew = !this.#met.has(chat.id);
      const isWaiting = chat.is_ended ? (chat.ended_at ?? '') > since && !chat.user_message_count : chat.is_waiting;
      if (isNew) this.#read.set(chat.id, isWaiting ? 0 : count);
      // Somebody else has dealt with it.
      else if (chat.is_ended && chat.user_message_count) this.#read.set(chat.id, count);
      if (chat.id === lookedAt) this.#read.set(chat.id, count);
      else if (isNew ? isWaiting : count > (this.#met.get(chat.id) ?? 0)) news.push({ chat, isNew });
      this.#met.set(chat.id, count);
    }
    for (const id of this.#met.keys()) {
      if (chats.open.has(id) || ended.known.has(id)) continue;
      this.#met.delete(id);
      this.#read.delete(id);
    }
    return isFirst ? [] : news;
  }

  /** @param {string} id */
  of(id) {
    return (this.#met.get(id) ?? 0) - (this.#read.get(id) ?? 0);
  }

  /** How many chats have unread messages. */
  get chats() {
    return [...this.#met.keys()].filter(id => this.of(id) > 0).length;
  }
}

/** @param {Staff.Chat} chat */
const countOf = ({ visitor_message_count: messages, call }) => messages + (call?.is_missed ? 1 : 0);
