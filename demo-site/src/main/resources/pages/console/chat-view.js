import { AboutVisitor } from './about-visitor.js';
import { Avatar } from './avatar.js';
import { chatKind, chatPerson, chatState } from './chat-words.js';
import { Composer } from './composer.js';
import { Conversation } from './conversation.js';
import { $, setText } from './element.js';
import { visitorName } from './format.js';
import { reason, SignedOut } from './staff-api.js';

/** @import { ChosenChat } from './chosen-chat.js' */
/** @import { Site } from './site.js' */

/** The chosen chat: whom it is with, what was said, and where to answer. */
export class ChatView {
  #avatar = new Avatar();
  #conversation = new Conversation();
  #composer = new Composer(() => this.#conversation.toEnd());
  #about = new AboutVisitor();
  /** @type {ChosenChat | null} */
  #chosen = null;

  constructor() {
    $('chat-avatar').replaceWith(this.#avatar.root);
    $('end-chat').addEventListener('click', () => this.#end());
    $('show-about').addEventListener('click', () => this.#showAbout($('show-about').getAttribute('aria-expanded') !== 'true'));
  }

  /** @param {Site} site @param {ChosenChat | null} chosen */
  show(site, chosen) {
    const chat = chosen?.chat;
    if (chosen !== this.#chosen) {
      this.#showAbout(false);
      setText($('end-wrong'), '');
    }
    this.#chosen = chosen;
    $('chat').hidden = !chat;
    $('no-such-chat').hidden = !chosen?.isMissing || Boolean(chat);
    const person = chat ? chatPerson(chat, site) : null;
    this.#conversation.show(chat ? chosen : null, person ? visitorName(person) : '');
    this.#composer.show(chat ? chosen : null);
    this.#about.show(site, chat ? chosen : null);
    if (!chosen || !chat || !person) {
      setText($('chat-name'), '');
      return;
    }

    this.#avatar.update(person);
    setText($('chat-name'), visitorName(person));
    setText($('chat-room'), site.rooms.has(chat.room_id) ? site.roomName(chat.room_id) : chat.room_name);
    setText($('chat-kind'), chatKind(chat));
    setText($('chat-state'), chatState(chat));
    $('chat-state').className = chat.is_waiting ? 'mark waiting' : 'mark';
    // A button that goes would take the focus with it.
    if (chosen.isEnded && document.activeElement === $('end-chat')) $('chat-name').focus();
    $('end-chat').disabled = chosen.isEnded;
    $('chat-ended').hidden = !chosen.isEnded;
  }

  /** To where the operator writes, or, where nothing can be written, to whose chat it is. */
  focus() {
    if (this.#composer.isOpen) this.#composer.focus();
    else ($('chat').hidden ? $('chosen') : $('chat-name')).focus();
  }

  clear() {
    this.#composer.clear();
  }

  async #end() {
    const chosen = this.#chosen;
    setText($('end-wrong'), '');
    try {
      await chosen?.end();
    } catch (error) {
      if (!(error instanceof SignedOut) && chosen === this.#chosen) setText($('end-wrong'), `The chat was not ended: ${reason(error)}`);
    }
  }

  /**
   * On a narrow screen the visitor's facts stand behind a button.
   * @param {boolean} isShown
   */
  #showAbout(isShown) {
    $('show-about').setAttribute('aria-expanded', String(isShown));
    $('chat').classList.toggle('about-shown', isShown);
  }
}
