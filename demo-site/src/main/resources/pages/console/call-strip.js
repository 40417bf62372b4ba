import { $ } from './element.js';

const strip = $('call-strip');

/** What there is to say of calls stays at the top of every place. The style sheets know its height as `--call-strip`: the rest is below it. */
export function measureStrip() {
  document.documentElement.style.setProperty('--call-strip', `${strip.offsetHeight}px`);
}

// Its words may need more lines, or a picture more room, at another width.
new ResizeObserver(measureStrip).observe(strip);
