import { element, setText } from './element.js';
import { KeyedList } from './keyed-list.js';
import { variableRow } from './variable-row.js';

/** A visitor's variables room by room, the domain's first, without hidden ones. */
export function variableGroups(site, { variables }) {
  const groups = [];
  for (const [id, ofRoom] of variables) {
    const isDomainRoom = site.isDomainRoom(id);
    const rows = [...ofRoom.values()].filter(isShown);
    if (rows.length) groups.push({ id, name: site.roomName(id), isDomainRoom, isSignatureRequired: site.isSignatureRequired(id), rows });
  }
  return groups.sort((a, b) => b.isDomainRoom - a.isDomainRoom);
}

/** The variables that came with a task, if any. */
export function taskVariables({ visitor_variables }) {
  const rows = Object.entries(visitor_variables ?? {}).map(([key, value]) => ({ key, value })).filter(isShown);
  return rows.length ? [{ id: 'task', name: 'With this task', rows }] : [];
}

const isShown = ({ key }) => !key.startsWith('__');

export function variableGroup() {
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
