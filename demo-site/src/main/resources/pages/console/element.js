/** A new element with properties (or `aria-*`, `data-*` and `role` attributes) and children. Text stays text. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key in made && key !== 'role') made[key] = value;
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

/** Writes a text only where it is another one: the same written again would undo a reader's selection. */
export function setText(node, text) {
  if (node.textContent !== String(text)) node.textContent = text;
}
