import { moveByArrowKeys } from './arrow-keys.js';
import { chatItem } from './chat-item.js';
import { chatPerson } from './chat-words.js';
import { $, setText } from './element.js';
import { KeyedList } from './keyed-list.js';

/** @import { Chats } from './chats.js' */
/** @import { ChosenChat } from './chosen-chat.js' */
/** @import { Site } from './site.js' */
/** @import { Unread } from './unread.js' */

/** The list "Chats": the queue, room by room; in a room those who wait come first, the longest wait at the top. */
export class ChatList {
  #list = new KeyedList($('chats'), ({ chat }) => chat.id, chatItem);

  constructor() {
    moveByArrowKeys(this.#list.parent);
  }

  /** @param {Site} site @param {Chats} chats @param {ChosenChat | null} chosen @param {Unread} unread */
  show(site, chats, chosen, unread) {
    const shown = [...chats.open.values()];
    const rooms = [...site.rooms.keys()];
    shown.sort((a, b) => rooms.indexOf(a.room_id) - rooms.indexOf(b.room_id) || compareInRoom(a, b));
    this.#list.show(shown.map((chat, i) => ({
      chat,
      person: chatPerson(chat, site),
      room: site.rooms.has(chat.room_id) ? site.roomName(chat.room_id) : chat.room_name,
      isFirstOfRoom: chat.room_id !== shown[i - 1]?.room_id,
      isChosen: chat.id === chosen?.id,
      unread: unread.of(chat.id),
    })));
    const waiting = shown.filter(chat => chat.is_waiting).length;
    setText($('chat-count'), [chats.open.size && `${chats.open.size} open`, waiting && `${waiting} waiting`].filter(Boolean).join(', '));
    $('no-chats').hidden = !chats.isLoaded || shown.length > 0;
  }

  /**
   * The chat's item; undefined where there is none.
   * @param {string | undefined} id
   */
  item(id) {
    return this.#list.row(id)?.querySelector('a');
  }
}

/**
 * An order that moves only when a chat is answered.
 * @param {Staff.Chat} a
 * @param {Staff.Chat} b
 */
function compareInRoom(a, b) {
  const [older, newer] = a.is_waiting ? [a, b] : [b, a];
  return Number(b.is_waiting) - Number(a.is_waiting) || Date.parse(older.created_at) - Date.parse(newer.created_at) || (a.id < b.id ? -1 : 1);
}
