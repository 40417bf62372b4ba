import { element, setText } from './element.js';
import { valueText } from './format.js';
import { lock } from './lock.js';

const SHORT = 240;

/** One variable: its key, its value as text, and, where that is known, whether the site's server signed it. */
export function variableRow() {
  const key = element('span', { dir: 'auto' });
  const term = element('dt', {}, key);
  const value = element('span', { className: 'value', dir: 'auto' });
  const more = element('button', { type: 'button', className: 'button small', 'aria-expanded': 'false' });
  const root = element('div', {}, term, element('dd', {}, value, more));
  let text = null;
  let kind;
  let isSigned;
  let isOpen = false;

  const show = () => {
    const isLong = text.length > SHORT;
    value.textContent = text === '' ? 'empty' : isLong && !isOpen ? `${text.slice(0, SHORT).trimEnd()}…` : text;
    value.className = `value ${text === '' ? 'nothing' : kind}`;
    more.hidden = !isLong;
    more.textContent = isOpen ? 'Show less' : `Show all ${text.length.toLocaleString('en')} characters`;
    more.setAttribute('aria-expanded', isOpen);
  };
  more.addEventListener('click', () => {
    isOpen = !isOpen;
    show();
  });

  return {
    root,
    update(variable) {
      setText(key, variable.key);
      const newText = valueText(variable.value);
      const newKind = typeof variable.value === 'string' ? 'string' : 'json';
      if (newText === text && newKind === kind && variable.is_signed === isSigned) return;
      if (text !== null) flash(root);
      [text, kind, isSigned] = [newText, newKind, variable.is_signed];
      term.replaceChildren(...(isSigned === undefined ? [] : [lock(isSigned)]), key);
      show();
    },
  };
}

/** Draws the eye to what has just changed. The animation itself is the style sheet's. */
export function flash(root) {
  root.classList.remove('changed');
  void root.offsetWidth;
  root.classList.add('changed');
}
