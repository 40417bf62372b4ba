import { Loaded } from './loaded.js';

/** @import { StaffApi } from './staff-api.js' */

const PATH = '/chats?is_ended=true';

/**
 * Chats and tasks that have ended, of all rooms, as far back as was asked for.
 * @extends {Loaded<Staff.Page<Staff.Chat>>}
 */
export class EndedChats extends Loaded {
  /** @type {Map<string, Staff.Chat>} */
  known = new Map();
  isLoaded = false;
  /** @type {string | null} */
  #next = null;

  /** @param {StaffApi} api */
  constructor(api) {
    super();
    this.api = api;
  }

  /** @returns {Promise<Staff.Page<Staff.Chat>>} */
  read() {
    return this.api.page(PATH);
  }

  /** @param {Staff.Page<Staff.Chat>} page */
  take({ results, next }) {
    this.known = new Map(results.map(chat => [chat.id, chat]));
    this.#next = next;
    this.isLoaded = true;
  }

  /** Whether there are older ones. */
  get hasMore() {
    return this.#next !== null;
  }

  async loadMore() {
    const next = this.#next;
    if (next === null) return;
    const { results, next: after } = await this.api.page(next);
    // Loaded anew meanwhile, or twice.
    if (next !== this.#next) return;
    for (const chat of results) this.known.set(chat.id, chat);
    this.#next = after;
    this.changed();
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Chat>} event
   */
  apply({ path: [list, , ...rest], action, id, resource }) {
    if (list !== 'rooms' || rest.join() !== 'chats') return false;
    if (action === 'removed') return this.known.delete(id);
    if (!resource.is_ended) return false;
    this.known.set(id, resource);
    return true;
  }

  /** The one that ended last first. */
  get newestFirst() {
    return [...this.known.values()].sort((a, b) => compare(b.ended_at ?? '', a.ended_at ?? '') || compare(b.created_at, a.created_at));
  }
}

/** @type {(a: string, b: string) => number} */
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
