/**
 * The page's element of that id.
 * @template {keyof ShopElements} Id
 * @param {Id} id
 */
export const $ = id => /** @type {ShopElements[Id]} */ (document.getElementById(id));

/**
 * A new element with properties (or `aria-*`, `data-*` and `role` attributes) and children. Text stays text.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {ElementProperties<Name>} [properties]
 * @param {...(Node | string)} children
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== 'role') Object.assign(made, { [key]: value });
    else made.setAttribute(key, String(value));
  }
  made.append(...children);
  return made;
}
