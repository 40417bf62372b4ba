import { moveByArrowKeys } from './arrow-keys.js';
import { chatItem } from './chat-item.js';
import { chatPerson } from './chat-words.js';
import { $, setText } from './element.js';
import { KeyedList } from './keyed-list.js';
import { reason, SignedOut } from './staff-api.js';

/** @import { ChosenChat } from './chosen-chat.js' */
/** @import { EndedChats } from './ended-chats.js' */
/** @import { Site } from './site.js' */
/** @import { Unread } from './unread.js' */

/** The list "Ended": the way back to what was said, the newest end first, and a page more of it at a time. */
export class EndedList {
  #list = new KeyedList($('ended'), ({ chat }) => chat.id, chatItem);
  /** @type {EndedChats | null} */
  #ended = null;
  #isLoading = false;

  constructor() {
    moveByArrowKeys(this.#list.parent);
    $('more-ended').addEventListener('click', () => this.#loadMore());
  }

  /** @param {Site} site @param {EndedChats} ended @param {ChosenChat | null} chosen @param {Unread} unread */
  show(site, ended, chosen, unread) {
    if (ended !== this.#ended) setText($('ended-wrong'), '');
    this.#ended = ended;
    const shown = ended.newestFirst;
    this.#list.show(shown.map(chat => ({
      chat,
      person: chatPerson(chat, site),
      room: site.rooms.has(chat.room_id) ? site.roomName(chat.room_id) : chat.room_name,
      isFirstOfRoom: false,
      isChosen: chat.id === chosen?.id,
      unread: unread.of(chat.id),
    })));
    // A button that goes would take the focus with it.
    if (!ended.hasMore && document.activeElement === $('more-ended')) this.item(shown.at(-1)?.id)?.focus();
    $('more-ended').hidden = !ended.hasMore;
    setText($('ended-count'), ended.isLoaded && !shown.length ? 'None' : '');
  }

  /**
   * The chat's item; undefined where there is none.
   * @param {string | undefined} id
   */
  item(id) {
    return this.#list.row(id)?.querySelector('a');
  }

  async #loadMore() {
    if (this.#isLoading) return;
    this.#isLoading = true;
    setText($('ended-wrong'), '');
    try {
      await this.#ended?.loadMore();
    } catch (error) {
      if (!(error instanceof SignedOut)) setText($('ended-wrong'), reason(error));
    }
    this.#isLoading = false;
  }
}
