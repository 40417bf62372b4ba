import { ChosenVisitor } from './chosen-visitor.js';
import { Loaded } from './loaded.js';
import { Refused } from './staff-api.js';

/** @import { Site } from './site.js' */
/** @import { StaffApi } from './staff-api.js' */

/**
 * One chat with its messages, and its visitor, unless it is anonymous.
 * @typedef {{ chat: Staff.Chat | null, messages: Staff.Message[] }} Read
 * @extends {Loaded<Read>}
 */
export class ChosenChat extends Loaded {
  /** @type {Staff.Chat | null} The chat as the staff API has it; null until known. */
  chat = null;
  /** Whether the backend knows no such chat. */
  isMissing = false;
  /** @type {Map<string, Staff.Message> | null} By id; null until loaded. */
  messages = null;
  /** @type {ChosenVisitor | null} The visitor; null until known, and where the chat is anonymous. */
  visitor = null;

  /**
   * `known` is what the queue knows of the chat, if anything.
   * @param {StaffApi} api
   * @param {Site} site
   * @param {string} id
   * @param {Staff.Chat} [known]
   */
  constructor(api, site, id, known) {
    super();
    this.api = api;
    this.site = site;
    this.id = id;
    this.path = `/chats/${encodeURIComponent(id)}`;
    if (known) this.#setChat(known);
  }

  async load() {
    await super.load();
    await this.visitor?.load();
  }

  /** @param {Staff.Event} event */
  receive(event) {
    super.receive(event);
    this.visitor?.receive(event);
  }

  /** @returns {Promise<Read>} */
  async read() {
    try {
      const [chat, messages] = await Promise.all([this.api.get(this.path), this.api.all(`${this.path}/messages`)]);
      return { chat, messages };
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404 && error.status !== 400) throw error;
      return { chat: null, messages: [] };
    }
  }

  /** @param {Read} read */
  take({ chat, messages }) {
    this.isMissing = !chat;
    this.messages = new Map(messages.map(message => [message.id, message]));
    if (chat) this.#setChat(chat);
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Chat & Staff.Message>} event
   */
  apply({ path, action, id, resource }) {
    const [list, parent, kind] = path;
    if (list === 'rooms' && kind === 'chats' && id === this.id && action !== 'removed') {
      this.#setChat(resource);
      return true;
    }
    if (list === 'chats' && parent === this.id && kind === 'messages') {
      this.messages?.set(id, resource);
      return true;
    }
    return false;
  }

  get isEnded() {
    return Boolean(this.chat?.is_ended);
  }

  /** @param {string} text */
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

  /** @param {Staff.Chat} chat */
  #setChat(chat) {
    this.chat = chat;
    this.isMissing = false;
    if (!chat.visitor_id || this.visitor) return;
    this.visitor = new ChosenVisitor(this.api, this.site, chat.visitor_id);
    this.visitor.addEventListener('change', () => this.changed());
  }
}
