import { Basket } from './basket.js';
import { $, element } from './element.js';
import { giosg } from './tag.js';

const GOAL_ORDER = '2870f654-c6a7-11e6-8a67-60f81db030fe';

/** @typedef {{ id: string, quantity: number, name: string, price: number }} Line */

/** The shop itself: the collection's buttons, the basket, the order; and what a shop tells the tag of them. */
export function shop() {
  const products = new Map(Array.from(withData('product'), ({ dataset: { product = '', name = '', price } }) =>
    [product, { name, price: Number(price) }]));
  const basket = new Basket();
  /** @returns {Line[]} */
  const lines = () => basket.lines.flatMap(([id, quantity]) => {
    const product = products.get(id);
    return product ? [{ id, quantity, ...product }] : [];
  });
  const summary = () => lines().map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  const total = () => lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0);

  const dialog = $('basket');

  for (const button of withData('add')) {
    const { add = '' } = button.dataset;
    button.addEventListener('click', () => {
      basket.set(add, basket.quantity(add) + 1);
      $('basket-thanks').textContent = '';
      tellBasket();
      dialog.showModal();
    });
  }
  $('open-basket').addEventListener('click', () => dialog.showModal());
  $('close-basket').addEventListener('click', () => dialog.close());
  dialog.addEventListener('click', event => {
    if (event.target === dialog) dialog.close();
  });

  $('order').addEventListener('submit', event => {
    event.preventDefault();
    const value = total();
    const name = String(new FormData($('order')).get('name')).trim();
    if (name) giosg('visitor', 'submit', { username: name });
    giosg('visitor', 'submit', { last_order: summary(), last_order_total: value });
    giosg('goal', 'matches', GOAL_ORDER, { value });
    $('basket-thanks').textContent = `Thank you${name ? `, ${name}` : ''}. Your order of ${euros(value)} went nowhere, as promised.`;
    basket.empty();
    tellBasket();
    $('close-basket').focus();
  });

  basket.addEventListener('change', show);
  show();

  function tellBasket() {
    if (basket.count) giosg('visitor', 'submit', { basket: summary(), basket_total: total() });
    else for (const key of ['basket', 'basket_total']) giosg('visitor', 'remove', key);
  }

  /** @param {string} id @param {number} quantity */
  function change(id, quantity) {
    basket.set(id, quantity);
    tellBasket();
    // The line may be gone, and the focus with it.
    if (!dialog.contains(document.activeElement)) $('close-basket').focus();
  }

  function show() {
    $('basket-count').textContent = String(basket.count);
    $('basket-total').textContent = euros(total());
    $('basket-empty').hidden = basket.count > 0 || $('basket-thanks').textContent !== '';
    $('order').hidden = basket.count === 0;
    const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset?.step;
    $('basket-lines').replaceChildren(...lines().map(line => lineElement(line, change)));
    if (focused) /** @type {HTMLElement | null} */ ($('basket-lines').querySelector(`[data-step="${focused}"]`))?.focus();
  }
}

/**
 * The elements that have data of that name.
 * @param {string} name
 * @returns {NodeListOf<HTMLElement>}
 */
const withData = name => document.querySelectorAll(`[data-${name}]`);

/** @param {Line} line @param {(id: string, quantity: number) => void} change */
function lineElement({ id, name, price, quantity }, change) {
  /** @param {string} sign @param {string} label @param {number} to */
  const step = (sign, label, to) =>
    element('button', { type: 'button', className: 'button quiet step', textContent: sign, 'aria-label': `${label} ${name}`, 'data-step': `${id}${sign}`, onclick: () => change(id, to) });
  return element('li', {},
    element('img', { src: `/assets/shop/${id}.svg`, alt: '', width: 56, height: 56 }),
    element('span', { className: 'line-name', textContent: name }),
    element('span', { className: 'line-steps' },
      step('−', 'One less', quantity - 1), element('span', { textContent: quantity }), step('+', 'One more', quantity + 1)),
    element('span', { className: 'line-price', textContent: euros(price * quantity) }));
}

/** @param {number} value */
const euros = value => `€${value.toLocaleString('en')}`;
