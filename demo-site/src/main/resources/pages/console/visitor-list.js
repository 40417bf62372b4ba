import { visitorHash } from './address.js';
import { moveByArrowKeys } from './arrow-keys.js';
import { Avatar } from './avatar.js';
import { $, element, setText } from './element.js';
import { ago, dateTime, visitorName } from './format.js';
import { KeyedList } from './keyed-list.js';

/** @import { ChosenVisitor, Seen } from './chosen-visitor.js' */
/** @import { Site } from './site.js' */

/** @typedef {Seen & { isChosen: boolean }} Item */

/** The list "Visitors". Newest arrival first: an order that does not move while one reads. */
export class VisitorList {
  #list = new KeyedList($('visitor-list'), visitor => visitor.id, createItem);
  #count = $('visitor-count');
  #nobody = $('no-visitors');

  constructor() {
    moveByArrowKeys(this.#list.parent);
  }

  /** @param {Site} site @param {ChosenVisitor | null} chosen */
  show(site, chosen) {
    /** @type {Seen[]} */
    const visitors = [...site.visitors.values()];
    // The chosen one stays in the list after leaving, until another is chosen.
    if (chosen?.seen && !site.visitors.has(chosen.id)) visitors.push({ ...chosen.seen, is_present: false });
    visitors.sort((a, b) => compare(b.session_started_at, a.session_started_at) || compare(a.id, b.id));
    this.#list.show(visitors.map(visitor => ({ ...visitor, isChosen: visitor.id === chosen?.id })));
    setText(this.#count, site.visitors.size ? `${site.visitors.size} on the site` : '');
    this.#nobody.hidden = !site.isLoaded || visitors.length > 0;
  }

  /**
   * Puts the focus on the visitor's item, or on the list's heading if there is none.
   * @param {string | undefined} id
   */
  focus(id) {
    (this.#list.row(id)?.querySelector('a') ?? $('visitors-title')).focus();
  }
}

/** @param {Item} visitor */
function createItem(visitor) {
  const avatar = new Avatar();
  const name = element('span', { className: 'name', dir: 'auto' });
  const page = element('span', { className: 'page', dir: 'auto' });
  const seen = element('time', { className: 'seen' });
  const visits = element('span', { className: 'visits' });
  const link = element('a', { href: visitorHash(visitor.id) }, avatar.root, name, seen, page, visits);
  const root = element('li', {}, link);
  return {
    root,
    /** @param {Item} visitor */
    update(visitor) {
      avatar.update(visitor);
      setText(name, visitorName(visitor));
      setText(page, visitor.page_title || visitor.page_url || '');
      page.title = visitor.page_url ?? '';
      setText(seen, visitor.is_present ? ago(visitor.updated_at ?? '') : 'Left');
      seen.dateTime = visitor.updated_at ?? '';
      seen.title = `Last seen ${dateTime(visitor.updated_at ?? '')}`;
      setText(visits, visitor.visit_count === 1 ? '1st visit' : `${visitor.visit_count ?? 0} visits`);
      root.classList.toggle('left', !visitor.is_present);
      if (visitor.isChosen) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    },
  };
}

/** @type {(a?: string, b?: string) => number} */
const compare = (a, b) => (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
