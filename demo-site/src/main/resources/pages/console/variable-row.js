import { element, setText } from './element.js';
import { valueText } from './format.js';

const SHORT = 240;

/** One variable: its key, its value as text, and whether the site signed it. */
export function variableRow() {
  const key = element('span', { dir: 'auto' });
  const signed = element('span', { className: 'signed', textContent: 'Signed', title: 'The site signed this value: the visitor could not change it.' });
  const value = element('span', { className: 'value', dir: 'auto' });
  const more = element('button', { type: 'button', className: 'button small', 'aria-expanded': 'false' });
  const root = element('div', {}, element('dt', {}, key, signed), element('dd', {}, value, more));
  let text = null;
  let kind;
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
      signed.hidden = !variable.is_signed;
      const newText = valueText(variable.value);
      const newKind = typeof variable.value === 'string' ? 'string' : 'json';
      if (newText === text && newKind === kind) return;
      if (text !== null) flash(root);
      [text, kind] = [newText, newKind];
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
