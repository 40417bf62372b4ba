/** Lets the arrow keys, Home and End move among the links of a list; Tab still reaches each. */
export function moveByArrowKeys(list) {
  list.addEventListener('keydown', event => {
    const item = event.target.closest('li');
    const to = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling, Home: list.firstElementChild, End: list.lastElementChild }[event.key];
    if (!to) return;
    event.preventDefault();
    to.querySelector('a').focus();
  });
}
