import { element, setText } from './element.js';
import { KeyedList } from './keyed-list.js';
import { variableRow } from './variable-row.js';

/** @import { ChosenVisitor } from './chosen-visitor.js' */
/** @import { Site } from './site.js' */
/** @import { Shown } from './variable-row.js' */

/** @typedef {{ id: string, name: string, isDomainRoom?: boolean, isSignatureRequired?: boolean, rows: Shown[] }} Group */

/**
 * A visitor's variables room by room, the domain's first, without hidden ones.
 * @param {Site} site
 * @param {ChosenVisitor} visitor
 */
export function variableGroups(site, { variables }) {
  /** @type {Group[]} */
  const groups = [];
  for (const [id, ofRoom] of variables) {
    const isDomainRoom = site.isDomainRoom(id);
    const rows = [...ofRoom.values()].filter(isShown);
    if (rows.length) groups.push({ id, name: site.roomName(id), isDomainRoom, isSignatureRequired: site.isSignatureRequired(id), rows });
  }
  return groups.sort((a, b) => Number(b.isDomainRoom) - Number(a.isDomainRoom));
}

/**
 * The variables that came with a task, if any.
 * @param {Staff.Chat} chat
 * @returns {Group[]}
 */
export function taskVariables({ visitor_variables }) {
  const rows = Object.entries(visitor_variables ?? {}).map(([key, value]) => ({ key, value })).filter(isShown);
  return rows.length ? [{ id: 'task', name: 'With this task', rows }] : [];
}

/** @param {Shown} variable */
const isShown = ({ key }) => !key.startsWith('__');

export function variableGroup() {
  const name = element('span', { dir: 'auto' });
  const required = element('span', { className: 'required', textContent: 'Signatures required' });
  const title = element('h4', {}, name, required);
  const rows = element('dl', { className: 'variables' });
  const list = new KeyedList(rows, variable => variable.key, variableRow);
  return {
    root: element('div', { className: 'room' }, title, rows),
    /** @param {Group} group */
    update(group) {
      setText(name, group.name);
      required.hidden = !group.isSignatureRequired;
      list.show(group.rows);
    },
  };
}
