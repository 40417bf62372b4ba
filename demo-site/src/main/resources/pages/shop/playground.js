import { $, element } from './element.js';
import { Example } from './example.js';
import { groups } from './examples.js';

/**
 * Fills the "Try the API" section. `changed` is called whenever a call has come to an end.
 * @param {() => void} changed
 */
export function playground(changed) {
  const status = $('run-all-outcome');
  let ranAll = false;
  const update = () => {
    changed();
    if (ranAll) status.textContent = summary(examples);
  };

  /** @type {Example[]} */
  const examples = [];
  for (const { id, title, about, more, examples: ofGroup } of groups) {
    const made = ofGroup.map(example => new Example(example, update));
    examples.push(...made);
    $('example-contents').append(element('li', {}, element('a', { href: `#${id}`, textContent: title })));
    $('examples').append(
      element('section', { id, className: 'example-group', 'aria-labelledby': `${id}-title` },
        element('h3', { id: `${id}-title`, textContent: title }),
        element('p', { className: 'about' }, about, ...(more ? [' ', element('a', { href: more.href, textContent: more.text })] : [])),
        ...made.map(example => example.root)));
  }

  $('run-all').addEventListener('click', async () => {
    ranAll = true;
    for (const example of examples) await example.run();
    update();
  });
}

/** @param {Example[]} examples */
function summary(examples) {
  const total = { resolved: 0, rejected: 0, pending: 0, failed: 0 };
  for (const { outcome } of examples) {
    for (const count of /** @type {(keyof typeof total)[]} */ (Object.keys(total))) total[count] += outcome?.[count] ?? 0;
  }
  const words = [`${total.resolved} resolved`];
  if (total.rejected) words.push(`${total.rejected} rejected`);
  if (total.pending) words.push(`${total.pending} pending`);
  if (total.failed) words.push(`${total.failed} threw an error`);
  return words.join(', ');
}
