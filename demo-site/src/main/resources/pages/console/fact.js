import { element, setText } from './element.js';
import { ago, languageName } from './format.js';

/** What is known of a visitor's visit, in words. */
export function visitFacts({ seen }, visitCount) {
  return [
    { label: 'Page', text: seen?.page_title, detail: seen?.page_url },
    { label: 'Last seen', text: seen && ago(seen.updated_at) },
    { label: 'Visit began', text: seen && ago(seen.session_started_at) },
    { label: 'Visits', text: visitCount },
    { label: 'Language', text: languageName(seen?.browser_language) },
  ].filter(({ text, detail }) => text || detail);
}

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
    update(fact) {
      setText(term, fact.label);
      setText(text, fact.text ?? '');
      setText(detail, fact.detail ?? '');
    },
  };
}
