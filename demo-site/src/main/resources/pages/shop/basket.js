const KEY = 'kuura_basket';

/** What the visitor means to buy: product id → quantity, kept in this browser. */
export class Basket extends EventTarget {
  #quantities = new Map(load());

  /** @param {string} product */
  quantity(product) {
    return this.#quantities.get(product) ?? 0;
  }

  /** @param {string} product @param {number} quantity */
  set(product, quantity) {
    if (quantity > 0) this.#quantities.set(product, Math.min(quantity, 99));
    else this.#quantities.delete(product);
    this.#changed();
  }

  empty() {
    this.#quantities.clear();
    this.#changed();
  }

  /** @returns {[product: string, quantity: number][]} */
  get lines() {
    return [...this.#quantities];
  }

  get count() {
    return this.lines.reduce((sum, [, quantity]) => sum + quantity, 0);
  }

  #changed() {
    try {
      localStorage.setItem(KEY, JSON.stringify(this.lines));
    } catch {
      // Storage full or denied: the basket lasts as long as the page.
    }
    this.dispatchEvent(new Event('change'));
  }
}

/** @returns {[product: string, quantity: number][]} */
function load() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? [];
  } catch {
    return [];
  }
}
