import { element, setText } from './element.js';
import { reason, SignedOut } from './staff-api.js';

/** @import { Row } from './keyed-list.js' */

/**
 * A switch for something that is on or off. `describe(item)` answers with its `name`, a `hint` and whether it `isOn`;
 * `change(item, isOn)` with the item as it then is.
 * @template Item
 * @param {(item: Item) => { name: string, hint?: string, isOn: boolean }} describe
 * @param {(item: Item, isOn: boolean) => Promise<Item>} change
 * @returns {Row<Item>}
 */
export function switchRow(describe, change) {
  const name = element('span', { dir: 'auto' });
  const hint = element('span', { className: 'hint' });
  const input = element('input', { type: 'checkbox', role: 'switch' });
  const wrong = element('p', { className: 'error', role: 'alert' });
  /** @type {Item} */
  let item;
  let isSending = false;

  input.addEventListener('change', async () => {
    if (isSending) return;
    isSending = true;
    setText(wrong, '');
    try {
      // One request at a time: of two, the first might be the last to arrive.
      let sent;
      do {
        sent = input.checked;
        item = await change(item, sent);
      } while (input.checked !== sent);
    } catch (error) {
      if (!(error instanceof SignedOut)) setText(wrong, reason(error));
    }
    isSending = false;
    input.checked = describe(item).isOn;
  });

  return {
    root: element('li', {}, element('label', {}, element('span', {}, name, hint), input), wrong),
    /** @param {Item} newItem */
    update(newItem) {
      if (isSending) return;
      item = newItem;
      const told = describe(item);
      setText(name, told.name);
      setText(hint, told.hint ?? '');
      input.checked = told.isOn;
    },
  };
}
