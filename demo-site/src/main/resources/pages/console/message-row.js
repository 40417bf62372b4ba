import { element, setText } from './element.js';
import { dateTime, timeOfDay } from './format.js';
import { withLinks } from './links.js';

/** @import { Row } from './keyed-list.js' */

/**
 * @typedef {{ id: string, day: string }} DayRow
 * @typedef {{ id: string, message: Staff.Message, senderName: string, isFollowing: boolean }} TextRow
 * @typedef {DayRow | TextRow} MessageRow
 */

/**
 * A row of a conversation: a day's name, what the system says, or a message.
 * @param {MessageRow} row
 * @returns {Row<MessageRow>}
 */
export function messageRow(row) {
  return 'day' in row ? dayRow() : row.message.type === 'msg' ? bubble(row.message) : systemRow(row.message);
}

function dayRow() {
  const root = element('p', { className: 'day' });
  return { root, update: (/** @type {DayRow} */ { day }) => setText(root, day) };
}

/** @param {Staff.Message} message */
function systemRow(message) {
  const root = element('div', { className: 'system', dir: 'auto' });
  const { sender_public_name: name } = message;
  if (name) root.append(element('span', { className: 'from', dir: 'auto', textContent: name, title: name }), ' ');
  root.append(element('span', { className: 'text', dir: 'auto' }, ...withLinks(message.message ?? '')), ' ', time(message));
  return { root, update() {} };
}

/** @param {Staff.Message} message */
function bubble(message) {
  const name = element('span', { className: 'from', dir: 'auto' });
  const text = element('p', { className: 'text', dir: 'auto' }, ...withLinks(message.message ?? ''));
  const root = element('div', { className: `message ${message.sender_type === 'visitor' ? 'theirs' : 'ours'}` },
    element('p', { className: 'by' }, name, ' ', time(message)), text);
  return {
    root,
    /** @param {TextRow} row */
    update({ senderName, isFollowing }) {
      setText(name, senderName);
      name.title = senderName;
      root.classList.toggle('following', isFollowing);
    },
  };
}

/** @param {Staff.Message} message */
function time({ created_at }) {
  return element('time', { dateTime: created_at, title: dateTime(created_at), textContent: timeOfDay(created_at) });
}
