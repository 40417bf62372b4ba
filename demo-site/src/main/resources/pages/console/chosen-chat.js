import { ChosenVisitor } from './chosen-visitor.js';
import { Loaded } from './loaded.js';

/** One chat with its messages, and its visitor, unless it is anonymous. */
export class ChosenChat extends Loaded {
  /** The chat as the staff API has it; null until known. */
  chat = null;
  /** Whether the backend knows no such chat. */
  isMissing = false;
  /** By id; null until loaded. */
  messages = null;
  /** The visitor; null until known, and where the chat is anonymous. */
  visitor = null;

  /** `known` is what the queue knows of the chat, if anything. */
  constructor(api, site, id, known) {
    super();
    Object.assign(this, { api, site, id, path: `/chats/${encodeURIComponent(id)}` });
    if (known) this.#setChat(known);
  }

  async load() {
    await super.load();
    await this.visitor?.load();
  }

  receive(event) {
    super.receive(event);
    this.visitor?.receive(event);
  }

  async read() {
    try {
      const [chat, messages] = await Promise.all([this.api.get(this.path), this.api.all(`${this.path}/messages`)]);
      return { chat, messages };
    } catch (error) {
      if (error.status !== 404 && error.status !== 400) throw error;
      return { chat: null, messages: [] };
    }
  }

  take({ chat, messages }) {
    this.isMissing = !chat;
    this.messages = new Map(messages.map(message => [message.id, message]));
    if (chat) this.#setChat(chat);
  }

  /** Whether the event changed anything. */
  apply({ path, action, id, resource }) {
    const [list, parent, kind] = path;
    if (list === 'rooms' && kind === 'chats' && id === this.id && action !== 'removed') {
      this.#setChat(resource);
      return true;
    }
    if (list === 'chats' && parent === this.id && kind === 'messages') {
      this.messages.set(id, resource);
      return true;
    }
    return false;
  }

  get isEnded() {
    return Boolean(this.chat?.is_ended);
  }

  async send(text) {
    const message = await this.api.post(`${this.path}/messages`, { message: text });
    // Its event may be on the way still, or behind a broken line.
    this.messages?.set(message.id, message);
    this.changed();
  }

  async end() {
    this.#setChat(await this.api.post(`${this.path}/end`));
    this.changed();
  }

  tellTyping() {
    return this.api.post(`${this.path}/typing`);
  }

  #setChat(chat) {
    this.chat = chat;
    this.isMissing = false;
    if (!chat.visitor_id || this.visitor) return;
    this.visitor = new ChosenVisitor(this.api, this.site, chat.visitor_id);
    this.visitor.addEventListener('change', () => this.changed());
  }
}
