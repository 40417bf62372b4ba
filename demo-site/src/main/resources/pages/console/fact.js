import { element, setText } from './element.js';
import { ago, languageName } from './format.js';

/** @import { ChosenVisitor } from './chosen-visitor.js' */

/** @typedef {Pick<ChosenVisitor, 'isPresent' | 'seen'>} Seen */
/** @typedef {{ label: string, text?: string | number | null, detail?: string | null }} Fact */

/**
 * What is known of a visitor's visit, in words.
 * @param {Seen} visitor
 * @param {number | null} [visitCount]
 * @returns {Fact[]}
 */
export function visitFacts({ seen }, visitCount) {
  return [
    { label: 'Page', text: seen?.page_title, detail: seen?.page_url },
    { label: 'Last seen', text: seen && ago(seen.updated_at ?? '') },
    { label: 'Visit began', text: seen && ago(seen.session_started_at ?? '') },
    { label: 'Visits', text: visitCount },
    { label: 'Language', text: languageName(seen?.browser_language) },
  ].filter(({ text, detail }) => text || detail);
}

/** @param {Seen} visitor */
export function presence({ isPresent, seen }) {
  if (isPresent) return 'On the site now';
  return seen?.updated_at ? `Left the site, last seen ${ago(seen.updated_at)}` : 'Not on the site now';
}

/** A term and what there is to say of it. */
export function factRow() {
  const term = element('dt');
  const text = element('span', { dir: 'auto' });
  const detail = element('span', { className: 'detail', dir: 'auto' });
  return {
    root: element('div', {}, term, element('dd', {}, text, detail)),
    /** @param {Fact} fact */
    update(fact) {
      setText(term, fact.label);
      setText(text, fact.text ?? '');
      setText(detail, fact.detail ?? '');
    },
  };
}
