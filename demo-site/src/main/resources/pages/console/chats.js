import { Loaded } from './loaded.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * The queue: chats and tasks that have not ended, of all rooms.
 * @extends {Loaded<Staff.Chat[]>}
 */
export class Chats extends Loaded {
  /** @type {Map<string, Staff.Chat>} */
  open = new Map();
  isLoaded = false;

  /** @param {StaffApi} api */
  constructor(api) {
    super();
    this.api = api;
  }

  /** @returns {Promise<Staff.Chat[]>} */
  read() {
    return this.api.all('/chats?is_ended=false');
  }

  /** @param {Staff.Chat[]} chats */
  take(chats) {
    this.open = new Map(chats.map(chat => [chat.id, chat]));
    this.isLoaded = true;
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Chat>} event
   */
  apply({ path: [list, , ...rest], action, id, resource }) {
    if (list !== 'rooms' || rest.join() !== 'chats') return false;
    if (action === 'removed' || resource.is_ended) return this.open.delete(id);
    this.open.set(id, resource);
    return true;
  }

  /** @param {string} id */
  ofVisitor(id) {
    return [...this.open.values()].filter(chat => chat.visitor_id === id);
  }
}
