/**
 * How many messages of visitors the operator has not had in front of them yet. Known for this session only:
 * where a chat that somebody answered already is met for the first time, they count as read.
 */
export class Unread {
  #read = new Map();
  #met = new Map();
  #hasBegun = false;

  /** Takes the open chats, and the id of the one that is looked at. Answers with what is new since the last time. */
  update(chats, lookedAt) {
    if (!chats.isLoaded) return [];
    const news = [];
    for (const chat of chats.open.values()) {
      const count = chat.visitor_message_count;
      const isNew = !this.#met.has(chat.id);
      if (isNew) this.#read.set(chat.id, chat.is_waiting ? 0 : count);
      if (chat.id === lookedAt) this.#read.set(chat.id, count);
      else if (isNew ? chat.is_waiting : count > this.#met.get(chat.id)) news.push({ chat, isNew });
      this.#met.set(chat.id, count);
    }
    for (const id of this.#met.keys()) {
      if (chats.open.has(id)) continue;
      this.#met.delete(id);
      this.#read.delete(id);
    }
    const isFirst = !this.#hasBegun;
    this.#hasBegun = true;
    return isFirst ? [] : news;
  }

  of(id) {
    return this.#met.has(id) ? this.#met.get(id) - this.#read.get(id) : 0;
  }

  /** How many chats have unread messages. */
  get chats() {
    return [...this.#met.keys()].filter(id => this.of(id) > 0).length;
  }
}
