import { findLinks } from './compiled.js';
import { element } from './element.js';

/**
 * A text as nodes: addresses of the web and of e-mail are links, everything else stays text.
 * @param {string} text
 */
export function withLinks(text) {
  /** @type {(string | Node)[]} */
  const nodes = [];
  findLinks(text, (before, address, target) => nodes.push(before, ...address === null ? [] : [link(address, target)]));
  return nodes.filter(node => node !== '');
}

/**
 * A stranger's link: the site behind it learns nothing of the console, and cannot reach it.
 * @param {string} address
 * @param {string} href
 */
function link(address, href) {
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', textContent: address });
}
