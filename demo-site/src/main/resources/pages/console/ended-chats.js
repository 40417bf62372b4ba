import { Loaded } from './loaded.js';

const PATH = '/chats?is_ended=true';

/** Chats and tasks that have ended, of all rooms, as far back as was asked for. */
export class EndedChats extends Loaded {
  known = new Map();
  isLoaded = false;
  #next = null;

  constructor(api) {
    super();
    this.api = api;
  }

  read() {
    return this.api.page(PATH);
  }

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
    const { results, next: after } = await this.api.page(next);
    // Loaded anew meanwhile, or twice.
    if (next !== this.#next) return;
    for (const chat of results) this.known.set(chat.id, chat);
    this.#next = after;
    this.changed();
  }

  /** Whether the event changed anything. */
  apply({ path: [list, , ...rest], action, id, resource }) {
    if (list !== 'rooms' || rest.join() !== 'chats') return false;
    if (action === 'removed') return this.known.delete(id);
    if (!resource.is_ended) return false;
    this.known.set(id, resource);
    return true;
  }

  /** The one that ended last first. */
  get newestFirst() {
    return [...this.known.values()].sort((a, b) => compare(b.ended_at, a.ended_at) || compare(b.created_at, a.created_at));
  }
}

const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
