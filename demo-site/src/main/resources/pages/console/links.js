import { findLinks } from './compiled.js';
import { element } from './element.js';

/** A text as nodes: addresses of the web are links, everything else stays text. */
export function withLinks(text) {
  const nodes = [];
  findLinks(text, (before, address) => nodes.push(before, ...address === null ? [] : [link(address)]));
  return nodes.filter(node => node !== '');
}

/** A stranger's link: the site behind it learns nothing of the console, and cannot reach it. */
function link(address) {
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', textContent: address });
}
