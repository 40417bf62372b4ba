import { Basket } from './basket.js';
import { element } from './element.js';
import { giosg } from './tag.js';

const GOAL_ORDER = '2870f654-c6a7-11e6-8a67-60f81db030fe';

/** The shop itself: the collection's buttons, the basket, the order; and what a shop tells the tag of them. */
export function shop() {
  const products = new Map([...document.querySelectorAll('[data-product]')].map(({ dataset }) =>
    [dataset.product, { name: dataset.name, price: Number(dataset.price) }]));
  const basket = new Basket();
  const lines = () => basket.lines.filter(([id]) => products.has(id)).map(([id, quantity]) => ({ id, quantity, ...products.get(id) }));
  const summary = () => lines().map(({ name, quantity }) => `${quantity} × ${name}`).join(', ');
  const total = () => lines().reduce((sum, { price, quantity }) => sum + price * quantity, 0);

  const $ = id => document.getElementById(id);
  const dialog = $('basket');

  for (const button of document.querySelectorAll('[data-add]')) {
    button.addEventListener('click', () => {
      basket.set(button.dataset.add, basket.quantity(button.dataset.add) + 1);
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
    const name = new FormData(event.target).get('name').trim();
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

  function change(id, quantity) {
    basket.set(id, quantity);
    tellBasket();
    // The line may be gone, and the focus with it.
    if (!dialog.contains(document.activeElement)) $('close-basket').focus();
  }

  function show() {
    $('basket-count').textContent = basket.count;
    $('basket-total').textContent = euros(total());
    $('basket-empty').hidden = basket.count > 0 || $('basket-thanks').textContent !== '';
    $('order').hidden = basket.count === 0;
    const focused = document.activeElement?.dataset?.step;
    $('basket-lines').replaceChildren(...lines().map(line => lineElement(line, change)));
    if (focused) $('basket-lines').querySelector(`[data-step="${focused}"]`)?.focus();
  }
}

function lineElement({ id, name, price, quantity }, change) {
  const step = (sign, label, to) =>
    element('button', { type: 'button', className: 'button quiet step', textContent: sign, 'aria-label': `${label} ${name}`, 'data-step': `${id}${sign}`, onclick: () => change(id, to) });
  return element('li', {},
    element('img', { src: `/assets/shop/${id}.svg`, alt: '', width: 56, height: 56 }),
    element('span', { className: 'line-name', textContent: name }),
    element('span', { className: 'line-steps' },
      step('−', 'One less', quantity - 1), element('span', { textContent: quantity }), step('+', 'One more', quantity + 1)),
    element('span', { className: 'line-price', textContent: euros(price * quantity) }));
}

const euros = value => `€${value.toLocaleString('en')}`;
