import { attempt } from './attempt.js';

/** @template Item @typedef {{ root: HTMLElement, update(item: Item): void }} Row */

/**
 * Shows items as children of an element. The elements of items that stay are kept, so that focus,
 * a selection of text or an opened value survive a change beside them.
 * `create(item)` answers with `{ root, update(item) }`.
 * @template Item
 */
export class KeyedList {
  /** @type {Map<string, Row<Item>>} */
  #rows = new Map();

  /** @param {HTMLElement} parent @param {(item: Item) => string} key @param {(item: Item) => Row<Item>} create */
  constructor(parent, key, create) {
    this.parent = parent;
    this.key = key;
    this.create = create;
  }

  /** @param {Item[]} items */
  show(items) {
    const keys = new Set(items.map(this.key));
    for (const [key, { root }] of this.#rows) {
      if (keys.has(key)) continue;
      root.remove();
      this.#rows.delete(key);
    }
    let next = this.parent.firstElementChild;
    for (const item of items) {
      const key = this.key(item);
      let row = this.#rows.get(key);
      if (!row) {
        row = attempt(() => this.create(item));
        if (!row) continue;
        this.#rows.set(key, row);
      }
      attempt(() => row.update(item));
      if (row.root === next) next = next.nextElementSibling;
      else this.parent.insertBefore(row.root, next);
    }
  }

  /** @param {string | undefined} key */
  row(key) {
    return key === undefined ? undefined : this.#rows.get(key)?.root;
  }
}
