import { chatHash } from './address.js';
import { Avatar } from './avatar.js';
import { chatKind, chatState } from './chat-words.js';
import { $, element, setText } from './element.js';
import { factRow, presence, visitFacts } from './fact.js';
import { dateTime, visitorName } from './format.js';
import { KeyedList } from './keyed-list.js';
import { drawLock, lock } from './lock.js';
import { textItem } from './text-item.js';
import { variableGroup, variableGroups } from './variable-group.js';

/** @import { Chats } from './chats.js' */
/** @import { ChosenVisitor } from './chosen-visitor.js' */
/** @import { Row } from './keyed-list.js' */
/** @import { Site } from './site.js' */

/** The chosen visitor, in full. */
export class VisitorView {
  #avatar = new Avatar();
  #chats = new KeyedList($('visitor-chats'), chat => chat.id, createChatLink);
  #facts = new KeyedList($('visitor-facts'), fact => fact.label, factRow);
  #rooms = new KeyedList($('visitor-rooms'), room => room.id, textItem);
  #identifiers = new KeyedList($('identifiers'), identifier => identifier.id, textItem);
  #matches = new KeyedList($('matches'), match => match.id, createMatch);
  #variables = new KeyedList($('variables'), group => group.id, variableGroup);
  /** @type {ChosenVisitor | null} */
  #shown = null;

  constructor() {
    $('visitor-avatar').replaceWith(this.#avatar.root);
    $('legend-signed').prepend(drawLock(true));
    $('legend-unsigned').prepend(drawLock(false));
  }

  /** @param {Site} site @param {ChosenVisitor | null} chosen @param {Chats} chats */
  show(site, chosen, chats) {
    const isKnown = Boolean(chosen?.visitor || chosen?.seen);
    $('not-found').hidden = !chosen?.isMissing || isKnown;
    $('visitor').hidden = !isKnown;
    if (this.#shown !== chosen) this.#clear();
    this.#shown = chosen;
    if (!chosen || !isKnown) return;

    const person = describe(chosen);
    this.#avatar.update(person);
    setText($('visitor-name'), visitorName(person));
    const username = chosen.variables.get(chosen.visitor?.rooms[0] ?? '')?.get('username');
    $('visitor-name-lock').replaceChildren(...(username ? [lock(username.is_signed)] : []));
    setText($('visitor-presence'), presence(chosen));
    $('visitor-presence').className = chosen.isPresent ? 'presence present' : 'presence';
    const theirs = chats.ofVisitor(chosen.id).map(chat => ({ ...chat, room_name: site.rooms.has(chat.room_id) ? site.roomName(chat.room_id) : chat.room_name }));
    this.#chats.show(theirs);
    $('visitor-chats').hidden = !theirs.length;
    this.#facts.show([...visitFacts(chosen, person.visit_count), { label: 'Visitor id', detail: chosen.id }]);

    const groups = variableGroups(site, chosen);
    this.#variables.show(groups);
    $('no-variables').hidden = !chosen.visitor || groups.length > 0;
    $('lock-legend').hidden = !groups.length;

    const rooms = (chosen.visitor?.rooms ?? []).map(id => ({ id, text: site.roomName(id) }));
    this.#rooms.show(rooms);
    const identifiers = (chosen.visitor?.identifiers ?? []).map(id => ({ id, text: id }));
    this.#identifiers.show(identifiers);
    $('no-identifiers').hidden = !chosen.visitor || identifiers.length > 0;

    const matches = [...chosen.matches.values()].reverse().map(match => ({ ...match, name: site.goals.get(match.goal_id)?.name ?? 'Goal' }));
    this.#matches.show(matches);
    $('no-matches').hidden = !chosen.visitor || matches.length > 0;
  }

  focus() {
    // While the visitor is being loaded there is no name yet.
    ($('visitor').hidden ? $('chosen') : $('visitor-name')).focus();
  }

  /** Nothing of the last visitor is to stay in the page, or to be taken for a change of the next one's. */
  #clear() {
    for (const list of [this.#chats, this.#facts, this.#variables, this.#matches, this.#identifiers, this.#rooms]) list.show([]);
    setText($('visitor-name'), '');
    $('visitor-name-lock').replaceChildren();
    setText($('visitor-presence'), '');
  }
}

/**
 * Who this is, by what is known: what the list shows, until the visitor is loaded.
 * @param {Pick<ChosenVisitor, 'id' | 'visitor' | 'seen'>} chosen
 */
export function describe({ id, visitor, seen }) {
  const { username = null, avatar = null, visit_count = null } = { ...seen, ...visitor };
  return { id, username, avatar, visit_count };
}

/** @param {Staff.Chat} chat @returns {Row<Staff.Chat>} */
function createChatLink(chat) {
  const root = element('a', { className: 'button small', href: chatHash(chat.id) });
  return { root, update: newer => setText(root, `${chatKind(newer)} in ${newer.room_name}: ${chatState(newer).toLowerCase()}`) };
}

function createMatch() {
  const name = element('span', { className: 'name', dir: 'auto' });
  const value = element('span', { className: 'value' });
  const time = element('time');
  return {
    root: element('li', { className: 'match' }, name, value, time),
    /** @param {Staff.GoalMatch & { name: string }} match */
    update(match) {
      setText(name, match.name);
      setText(value, match.goal_value ?? '');
      setText(time, dateTime(match.goal_matched_at));
      time.dateTime = match.goal_matched_at ?? '';
    },
  };
}
