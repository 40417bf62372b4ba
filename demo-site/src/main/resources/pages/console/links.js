import { element } from './element.js';

const ADDRESS = /\bhttps?:\/\/[^\s<>"“”«»]+/gi;
const CLOSES = { ')': '(', ']': '[', '}': '{' };

/** A text as nodes: addresses of the web are links, everything else stays text. */
export function withLinks(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = withoutPunctuation(match[0]);
    if (!isAddress(address)) continue;
    nodes.push(text.slice(end, match.index), link(address));
    end = match.index + address.length;
  }
  nodes.push(text.slice(end));
  return nodes.filter(node => node !== '');
}

/** What ends a sentence is not part of the address; a bracket is if it was opened there. */
function withoutPunctuation(address) {
  for (;;) {
    const last = address.at(-1);
    const isStray = last in CLOSES ? count(address, last) > count(address, CLOSES[last]) : /[.,;:!?'’*_~…]/.test(last);
    if (!isStray) return address;
    address = address.slice(0, -1);
  }
}

const count = (text, char) => text.split(char).length - 1;

function isAddress(text) {
  try {
    const { protocol } = new URL(text);
    return protocol === 'https:' || protocol === 'http:';
  } catch {
    return false;
  }
}

/** A stranger's link: the site behind it learns nothing of the console, and cannot reach it. */
function link(address) {
  return element('a', { href: address, target: '_blank', rel: 'noopener noreferrer nofollow', textContent: address });
}
