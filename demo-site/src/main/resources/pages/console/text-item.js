import { element, setText } from './element.js';

/** An item of a list that is a text. */
export function textItem() {
  const root = element('li', { dir: 'auto' });
  return { root, update: ({ text }) => setText(root, text) };
}
