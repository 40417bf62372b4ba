import { element, setText } from './element.js';
import { valueLine, valueText } from './format.js';
import { lock } from './lock.js';

const SHORT = 240;
const LONGEST = 100_000;

/**
 * One variable: its key, its value as text, and, where that is known, whether the site's server signed it.
 * @typedef {Pick<Staff.Variable, 'key' | 'value'> & { is_signed?: boolean }} Shown
 */
export function variableRow() {
  const key = element('span', { dir: 'auto' });
  const term = element('dt', {}, key);
  const value = element('span', { className: 'value', dir: 'auto' });
  const more = element('button', { type: 'button', className: 'button small', 'aria-expanded': 'false' });
  const root = element('div', {}, term, element('dd', {}, value, more));
  /** @type {Shown | null} */
  let shown = null;
  let isOpen = false;

  const show = () => {
    if (!shown) return;
    const most = isOpen ? LONGEST : SHORT;
    const text = valueText(shown.value, most + 1);
    const isLong = text.length > most;
    value.textContent = text === '' ? 'empty' : isLong ? `${text.slice(0, most).trimEnd()}…` : text;
    value.className = `value ${text === '' ? 'nothing' : typeof shown.value === 'string' ? 'string' : 'json'}`;
    more.hidden = !isLong && !isOpen;
    more.textContent = isOpen ? 'Show less' : 'Show all';
    more.setAttribute('aria-expanded', String(isOpen));
  };
  more.addEventListener('click', () => {
    isOpen = !isOpen;
    show();
  });

  return {
    root,
    /** @param {Shown} variable */
    update(variable) {
      setText(key, variable.key === '' ? 'empty' : variable.key);
      key.className = variable.key === '' ? 'nothing' : '';
      const isSame = shown && isEqual(variable.value, shown.value) && variable.is_signed === shown.is_signed;
      if (!isSame && shown) flash(root);
      shown = variable;
      if (isSame) return;
      term.replaceChildren(...(shown.is_signed === undefined ? [] : [lock(shown.is_signed)]), key);
      show();
    },
  };
}

/** @param {unknown} a @param {unknown} b */
function isEqual(a, b) {
  // Lists are shown again and again: mostly it is the very same.
  return a === b || typeof a === 'object' && typeof b === 'object' && valueLine(a) === valueLine(b);
}

/**
 * Draws the eye to what has just changed. The animation itself is the style sheet's.
 * @param {HTMLElement} root
 */
export function flash(root) {
  root.classList.remove('changed');
  void root.offsetWidth;
  root.classList.add('changed');
}
