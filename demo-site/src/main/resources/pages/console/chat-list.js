import { chatHash } from './address.js';
import { moveByArrowKeys } from './arrow-keys.js';
import { Avatar } from './avatar.js';
import { chatPerson, chatState } from './chat-words.js';
import { element, setText } from './element.js';
import { dateTime, shortTime, visitorName } from './format.js';
import { KeyedList } from './keyed-list.js';

const $ = id => document.getElementById(id);

/** The list "Chats": the queue, room by room; in a room those who wait come first, the longest wait at the top. */
export class ChatList {
  #list = new KeyedList($('chats'), ({ chat }) => chat.id, createItem);

  constructor() {
    moveByArrowKeys(this.#list.parent);
  }

  show(site, chats, chosen, unread) {
    const shown = [...chats.open.values()];
    // The chosen one stays in the list after its end, until another is chosen.
    if (chosen?.isEnded && !chats.open.has(chosen.id)) shown.push(chosen.chat);
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

  /** Puts the focus on the chat's item, or on the list's heading if there is none. */
  focus(id) {
    (this.#list.row(id)?.querySelector('a') ?? $('chats-title')).focus();
  }
}

/** An order that moves only when a chat is answered or ends. */
function compareInRoom(a, b) {
  const order = chat => chat.is_ended ? 2 : chat.is_waiting ? 0 : 1;
  const [older, newer] = a.is_waiting ? [a, b] : [b, a];
  return order(a) - order(b) || Date.parse(older.created_at) - Date.parse(newer.created_at) || (a.id < b.id ? -1 : 1);
}

function createItem() {
  const avatar = new Avatar();
  const room = element('p', { className: 'of-room', dir: 'auto', 'aria-hidden': 'true' });
  const name = element('span', { className: 'name', dir: 'auto' });
  const time = element('time', { className: 'time' });
  const last = element('span', { className: 'last', dir: 'auto' });
  const count = element('span');
  const unread = element('span', { className: 'unread' }, count, element('span', { className: 'visually-hidden', textContent: ' unread' }));
  const state = element('span', { className: 'mark state' });
  const task = element('span', { className: 'mark', textContent: 'Task' });
  const marks = element('span', { className: 'marks' }, state, task);
  const inRoom = element('span', { className: 'visually-hidden' });
  const link = element('a', {}, avatar.root, name, time, last, unread, marks, inRoom);
  const root = element('li', {}, room, link);
  return {
    root,
    update({ chat, person, room: roomName, isFirstOfRoom, isChosen, unread: unreadCount }) {
      avatar.update(person);
      link.setAttribute('href', chatHash(chat.id));
      setText(room, roomName);
      room.hidden = !isFirstOfRoom;
      setText(inRoom, `in ${roomName}`);
      setText(name, visitorName(person));
      const at = chat.last_message?.created_at ?? chat.created_at;
      setText(time, shortTime(at));
      time.dateTime = at;
      time.title = dateTime(at);
      setText(last, lastWords(chat));
      setText(count, unreadCount);
      unread.hidden = !unreadCount;
      setText(state, chatState(chat));
      state.classList.toggle('waiting', chat.is_waiting);
      state.hidden = !chat.is_waiting && !chat.is_ended;
      task.hidden = chat.chat_type !== 'task';
      marks.hidden = state.hidden && task.hidden;
      root.classList.toggle('is-unread', unreadCount > 0);
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    },
  };
}

function lastWords({ last_message: last }) {
  if (!last) return '';
  // One line: the beginning of the text is enough.
  const text = last.message.slice(0, 200).replace(/\s+/g, ' ').trim();
  return last.sender_type === 'user' ? `You: ${text}` : text;
}
