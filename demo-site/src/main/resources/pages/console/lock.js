import { element } from './element.js';

const SVG = 'http://www.w3.org/2000/svg';
const BODY = 'M3.5 7.25h9v6.25h-9z';
const CLOSED = 'M5.25 7.25V5a2.75 2.75 0 0 1 5.5 0v2.25';
const OPEN = 'M5.25 7.25V4.5a2.75 2.75 0 0 1 5.3-1';

/**
 * A closed lock for what the site's server signed, an open one for what it did not; the words are for screen readers.
 * @param {boolean} isSigned
 */
export function lock(isSigned) {
  return element('span', {
    className: isSigned ? 'lock closed' : 'lock',
    title: isSigned ? 'Signed: the site’s server vouches for this.' : 'Not signed: the visitor could have written this.',
  }, drawLock(isSigned), element('span', { className: 'visually-hidden', textContent: isSigned ? 'Signed' : 'Not signed' }));
}

/**
 * The drawing alone.
 * @param {boolean} isClosed
 */
export function drawLock(isClosed) {
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', '0 0 16 16');
  drawing.setAttribute('aria-hidden', 'true');
  for (const d of [isClosed ? CLOSED : OPEN, BODY]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    drawing.append(path);
  }
  return drawing;
}
