import { chatHash } from './address.js';
import { Avatar } from './avatar.js';
import { chatKind, chatState } from './chat-words.js';
import { element, setText } from './element.js';
import { dateTime, shortTime, visitorName } from './format.js';

/** @import { Person } from './avatar.js' */

/**
 * A chat in a list: whom it is with, what was said last, and how it stands.
 * @typedef {{ chat: Staff.Chat, person: Person, room: string, isFirstOfRoom: boolean, isChosen: boolean, unread: number }} ChatItem
 */
export function chatItem() {
  const avatar = new Avatar();
  const room = element('p', { className: 'of-room', dir: 'auto', 'aria-hidden': 'true' });
  const name = element('span', { className: 'name', dir: 'auto' });
  const time = element('time', { className: 'time' });
  const last = element('span', { className: 'last', dir: 'auto' });
  const count = element('span');
  const unread = element('span', { className: 'unread' }, count, element('span', { className: 'visually-hidden', textContent: ' unread' }));
  const missed = element('span', { className: 'mark missed', textContent: 'Missed call' });
  const state = element('span', { className: 'mark state' });
  const kind = element('span', { className: 'mark' });
  const marks = element('span', { className: 'marks' }, missed, state, kind);
  const inRoom = element('span', { className: 'visually-hidden' });
  const link = element('a', {}, avatar.root, name, time, last, unread, marks, inRoom);
  const root = element('li', {}, room, link);
  return {
    root,
    /** @param {ChatItem} item */
    update({ chat, person, room: roomName, isFirstOfRoom, isChosen, unread: unreadCount }) {
      avatar.update(person);
      link.setAttribute('href', chatHash(chat.id));
      setText(room, roomName);
      room.hidden = !isFirstOfRoom;
      setText(inRoom, `in ${roomName}`);
      setText(name, visitorName(person));
      const at = chat.ended_at ?? chat.last_message?.created_at ?? chat.created_at;
      setText(time, shortTime(at));
      time.dateTime = at;
      time.title = dateTime(at);
      setText(last, lastWords(chat));
      setText(count, unreadCount);
      unread.hidden = !unreadCount;
      missed.hidden = !chat.call?.is_missed;
      setText(state, chatState(chat));
      state.classList.toggle('waiting', chat.is_waiting);
      state.hidden = !chat.is_waiting;
      setText(kind, chatKind(chat));
      kind.hidden = chat.chat_type !== 'task' || !missed.hidden;
      marks.hidden = [missed, state, kind].every(mark => mark.hidden);
      root.classList.toggle('is-unread', unreadCount > 0);
      if (isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    },
  };
}

/** @param {Staff.Chat} chat */
function lastWords({ last_message: last }) {
  if (!last) return '';
  // One line: the beginning of the text is enough.
  const text = last.message.slice(0, 200).replace(/\s+/g, ' ').trim();
  return last.sender_type === 'user' ? `You: ${text}` : text;
}
