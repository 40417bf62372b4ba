/** Tells the style sheets how high an element is, as `--name`: what stands below it takes the rest of the screen. */
export function tellHeight(node, name) {
  new ResizeObserver(() => document.documentElement.style.setProperty(name, `${node.offsetHeight}px`)).observe(node);
}
