import { element, setText } from './element.js';
import { visitorName } from './format.js';

/**
 * The visitor's picture, or initials where there is none that loads. Beside the name, so hidden from assistive technology.
 * @typedef {{ id: string, username?: unknown, avatar?: unknown }} Person
 */
export class Avatar {
  root = element('span', { className: 'avatar', 'aria-hidden': 'true' });
  #initials = element('span');
  /** @type {string | null} */
  #url = null;

  constructor() {
    this.root.append(this.#initials);
  }

  /** @param {Person} visitor */
  update(visitor) {
    setText(this.#initials, initials(visitor));
    this.root.style.setProperty('--hue', String(hue(visitor.id)));
    const url = webAddress(visitor.avatar);
    if (url === this.#url) return;
    this.#url = url;
    this.root.querySelector('img')?.remove();
    if (!url) return;
    const image = element('img', { alt: '', decoding: 'async', draggable: false });
    image.addEventListener('error', () => image.remove());
    // By way of the backend: the stranger's own server would learn who looks, and when.
    image.src = `/console/picture?url=${encodeURIComponent(url)}`;
    this.root.append(image);
  }
}

/**
 * The address if it is one of the web: a stranger wrote it.
 * @param {unknown} text
 */
function webAddress(text) {
  if (typeof text !== 'string') return null;
  try {
    const url = new URL(text);
    return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
  } catch {
    return null;
  }
}

/** @param {Person} visitor */
function initials(visitor) {
  const named = typeof visitor.username === 'string' && visitor.username.trim();
  if (!named) return visitor.id.slice(0, 2).toUpperCase();
  const words = visitorName(visitor).split(/\s+/).map(word => word.match(/[\p{L}\p{N}]/u)?.[0]).filter(Boolean);
  return [words[0], words.length > 1 ? words.at(-1) : ''].join('').toUpperCase() || '?';
}

/** @param {string} id */
function hue(id) {
  let sum = 0;
  for (const char of id) sum = (sum * 31 + char.charCodeAt(0)) % 360;
  return sum;
}
