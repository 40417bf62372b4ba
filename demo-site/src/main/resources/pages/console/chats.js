import { Loaded } from './loaded.js';

/** The queue: chats and tasks that have not ended, of all rooms. */
export class Chats extends Loaded {
  open = new Map();
  isLoaded = false;

  constructor(api) {
    super();
    this.api = api;
  }

  read() {
    return this.api.all('/chats?is_ended=false');
  }

  take(chats) {
    this.open = new Map(chats.map(chat => [chat.id, chat]));
    this.isLoaded = true;
  }

  /** Whether the event changed anything. */
  apply({ path: [list, , ...rest], action, id, resource }) {
    if (list !== 'rooms' || rest.join() !== 'chats') return false;
    if (action === 'removed' || resource.is_ended) return this.open.delete(id);
    this.open.set(id, resource);
    return true;
  }

  ofVisitor(id) {
    return [...this.open.values()].filter(chat => chat.visitor_id === id);
  }
}
