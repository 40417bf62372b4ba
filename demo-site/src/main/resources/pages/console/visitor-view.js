import { Avatar } from './avatar.js';
import { element, setText } from './element.js';
import { ago, dateTime, languageName, visitorName } from './format.js';
import { KeyedList } from './keyed-list.js';
import { drawLock, lock } from './lock.js';
import { variableRow } from './variable-row.js';

const $ = id => document.getElementById(id);

/** The chosen visitor, in full. */
export class VisitorView {
  #avatar = new Avatar();
  #facts = new KeyedList($('visitor-facts'), fact => fact.label, createFact);
  #rooms = new KeyedList($('visitor-rooms'), room => room.id, createText);
  #identifiers = new KeyedList($('identifiers'), identifier => identifier.id, createText);
  #matches = new KeyedList($('matches'), match => match.id, createMatch);
  #variables = new KeyedList($('variables'), group => group.id, createGroup);
  #shown = null;

  constructor() {
    $('visitor-avatar').replaceWith(this.#avatar.root);
    $('legend-signed').prepend(drawLock(true));
    $('legend-unsigned').prepend(drawLock(false));
  }

  show(site, chosen) {
    const isKnown = Boolean(chosen?.visitor || chosen?.seen);
    $('nobody-chosen').hidden = Boolean(chosen);
    $('not-found').hidden = !chosen?.isMissing || isKnown;
    $('visitor').hidden = !isKnown;
    if (this.#shown !== chosen) this.#clear();
    this.#shown = chosen;
    if (!isKnown) return;

    const person = describe(chosen);
    this.#avatar.update(person);
    setText($('visitor-name'), visitorName(person));
    const username = chosen.variables.get(chosen.visitor?.rooms[0])?.get('username');
    $('visitor-name-lock').replaceChildren(...(username ? [lock(username.is_signed)] : []));
    setText($('visitor-presence'), presence(chosen));
    $('visitor-presence').className = chosen.isPresent ? 'present' : 'absent';
    this.#facts.show(facts(chosen, person));

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
    for (const list of [this.#facts, this.#variables, this.#matches, this.#identifiers, this.#rooms]) list.show([]);
    setText($('visitor-name'), '');
    $('visitor-name-lock').replaceChildren();
    setText($('visitor-presence'), '');
  }
}

/** Who this is, by what is known: what the list shows, until the visitor is loaded. */
export function describe({ id, visitor, seen }) {
  const { username = null, avatar = null, visit_count = null } = { ...seen, ...visitor };
  return { id, username, avatar, visit_count };
}

function presence({ isPresent, seen }) {
  if (isPresent) return 'On the site now';
  return seen?.updated_at ? `Left the site, last seen ${ago(seen.updated_at)}` : 'Not on the site now';
}

function facts({ id, seen }, { visit_count }) {
  return [
    { label: 'Page', text: seen?.page_title, detail: seen?.page_url },
    { label: 'Last seen', text: seen && ago(seen.updated_at), detail: null },
    { label: 'Visit began', text: seen && ago(seen.session_started_at) },
    { label: 'Visits', text: visit_count },
    { label: 'Language', text: languageName(seen?.browser_language) },
    { label: 'Visitor id', detail: id },
  ].filter(({ text, detail }) => text || detail);
}

function variableGroups(site, { variables }) {
  const groups = [];
  for (const [id, ofRoom] of variables) {
    const isDomainRoom = site.isDomainRoom(id);
    const rows = [...ofRoom.values()].filter(({ key }) => !key.startsWith('__'));
    if (rows.length) groups.push({ id, name: site.roomName(id), isDomainRoom, isSignatureRequired: site.isSignatureRequired(id), rows });
  }
  return groups.sort((a, b) => b.isDomainRoom - a.isDomainRoom);
}

function createGroup() {
  const name = element('span', { dir: 'auto' });
  const required = element('span', { className: 'required', textContent: 'Signatures required' });
  const title = element('h4', {}, name, required);
  const rows = element('dl', { className: 'variables' });
  const list = new KeyedList(rows, variable => variable.key, variableRow);
  return {
    root: element('div', { className: 'room' }, title, rows),
    update(group) {
      setText(name, group.name);
      required.hidden = !group.isSignatureRequired;
      list.show(group.rows);
    },
  };
}

function createFact() {
  const term = element('dt');
  const text = element('span', { dir: 'auto' });
  const detail = element('span', { className: 'detail', dir: 'auto' });
  return {
    root: element('div', {}, term, element('dd', {}, text, detail)),
    update(fact) {
      setText(term, fact.label);
      setText(text, fact.text ?? '');
      setText(detail, fact.detail ?? '');
    },
  };
}

function createText() {
  const root = element('li', { dir: 'auto' });
  return { root, update: ({ text }) => setText(root, text) };
}

function createMatch() {
  const name = element('span', { className: 'name', dir: 'auto' });
  const value = element('span', { className: 'value' });
  const time = element('time');
  return {
    root: element('li', { className: 'match' }, name, value, time),
    update(match) {
      setText(name, match.name);
      setText(value, match.goal_value ?? '');
      setText(time, dateTime(match.goal_matched_at));
      time.dateTime = match.goal_matched_at ?? '';
    },
  };
}
