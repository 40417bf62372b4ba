import { callKind } from './call-words.js';
import { howLong, visitorName } from './format.js';

/** @import { Person } from './avatar.js' */
/** @import { Site } from './site.js' */

/**
 * Whom the chat is with, as far as it may be known: an id, a username and an avatar.
 * @param {Staff.Chat} chat
 * @param {Site} site
 * @returns {Person}
 */
export function chatPerson(chat, site) {
  if (!chat.visitor_id) return { id: chat.id, username: chat.visitor_username || 'Anonymous', avatar: chat.visitor_avatar };
  const live = site.visitors.get(chat.visitor_id);
  const told = { username: chat.visitor_username, avatar: chat.visitor_avatar };
  // A task says itself whom it is about; else the newest that the site knows is right.
  const [first, second] = chat.chat_type === 'task' ? [told, live] : [live, told];
  return { id: chat.visitor_id, username: first?.username || second?.username, avatar: first?.avatar || second?.avatar };
}

/** @type {(chat: Staff.Chat, site: Site) => string} */
export const chatName = (chat, site) => visitorName(chatPerson(chat, site));

/** @param {Staff.Chat} chat */
export function chatKind({ call, chat_type: type }) {
  return call ? callKind(call) : type === 'task' ? 'Task' : 'Chat';
}

/** @param {Staff.Chat} chat */
export function chatState(chat) {
  if (chat.is_ended) return 'Ended';
  return chat.is_waiting ? `Waiting ${howLong(chat.waiting_started_at)}`.trim() : 'Open';
}
