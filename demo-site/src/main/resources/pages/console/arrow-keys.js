/**
 * Lets the arrow keys, Home and End move among the links of a list; Tab still reaches each.
 * @param {HTMLElement} list
 */
export function moveByArrowKeys(list) {
  list.addEventListener('keydown', event => {
    const item = /** @type {Element} */ (event.target).closest('li');
    /** @type {Record<string, Element | null | undefined>} */
    const steps = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling, Home: list.firstElementChild, End: list.lastElementChild };
    const to = steps[event.key];
    if (!to) return;
    event.preventDefault();
    to.querySelector('a')?.focus();
  });
}
