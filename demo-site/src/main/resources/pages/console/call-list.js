import { chatHash } from './address.js';
import { moveByArrowKeys } from './arrow-keys.js';
import { Avatar } from './avatar.js';
import { callButtons } from './call-buttons.js';
import { caller, callKind, callState, stopwatch } from './call-words.js';
import { $, element, setText } from './element.js';
import { visitorName } from './format.js';
import { KeyedList } from './keyed-list.js';

/** @import { Answering } from './answering.js' */
/** @import { Person } from './avatar.js' */
/** @import { Calls } from './calls.js' */
/** @import { Site } from './site.js' */

/**
 * The list "Calls": those that ring, the longest wait first, then those that somebody is on.
 * @typedef {{ call: Staff.Call, answering: Answering, person: Person, room: string }} Item
 */
export class CallList {
  #list = new KeyedList($('calls'), ({ call }) => call.id, createItem);

  constructor() {
    moveByArrowKeys(this.#list.parent);
  }

  /** @param {Site} site @param {Calls} calls @param {Answering} answering @param {boolean} isTurnedOff */
  show(site, calls, answering, isTurnedOff) {
    const { parent } = this.#list;
    const { ringing } = calls;
    const hadFocus = parent.contains(document.activeElement);
    const shown = [...ringing, ...[...calls.open.values()].filter(call => !ringing.includes(call))];
    this.#list.show(shown.map(call => ({
      call,
      answering,
      person: caller(call, site),
      room: site.rooms.has(call.room_id) ? site.roomName(call.room_id) : call.room_name,
    })));
    // A button that went has taken the focus with it.
    if (hadFocus && !parent.contains(document.activeElement)) $('calls-title').focus();
    setText($('call-count'), ringing.length ? `${ringing.length} ringing` : shown.length || !calls.isLoaded ? '' : isTurnedOff ? 'Turned off' : 'None');
  }
}

/** @param {Item} item */
function createItem({ call: { id } }) {
  const avatar = new Avatar();
  const name = element('span', { className: 'name', id: `caller-${id}`, dir: 'auto' });
  const time = element('span', { className: 'time' });
  const about = element('span', { className: 'last', dir: 'auto' });
  const state = element('span', { className: 'mark' });
  const marks = element('span', { className: 'marks' }, state);
  const buttons = callButtons(name.id);
  const link = element('a', { href: chatHash(id) }, avatar.root, name, time, about, marks);
  const root = element('li', {}, link, buttons.root);
  return {
    root,
    /** @param {Item} item */
    update({ call, answering, person, room }) {
      const isRinging = call.state === 'requested';
      const isOwn = answering.own?.call.id === call.id;
      avatar.update(person);
      setText(name, visitorName(person));
      setText(about, `${callKind(call)} in ${room}`);
      setText(time, isRinging ? stopwatch(Date.parse(call.requested_at)) : '');
      setText(state, isRinging ? '' : isOwn ? 'You are on this call' : callState(call));
      marks.hidden = isRinging;
      root.classList.toggle('rings', isRinging);
      buttons.root.hidden = !isRinging;
      if (isRinging) buttons.update(call, answering);
    },
  };
}
