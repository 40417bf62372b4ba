import { element, setText } from './element.js';

/** @import { Row } from './keyed-list.js' */

/**
 * An item of a list that is a text.
 * @returns {Row<{ id: string, text: string }>}
 */
export function textItem() {
  const root = element('li', { dir: 'auto' });
  return { root, update: ({ text }) => setText(root, text) };
}
