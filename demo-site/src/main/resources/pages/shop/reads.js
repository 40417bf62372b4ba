import { $, element } from './element.js';
import { ready } from './tag.js';

const READS = /** @type {const} */ (['visitorId', 'sessionUuid', 'visitCount', 'rooms']);

/** Shows the tag's plain reads. They raise no event, so they are looked at again now and then. */
export function reads() {
  const list = $('reads');
  /** @type {Map<typeof READS[number], HTMLElement>} */
  const values = new Map();
  for (const name of READS) {
    const value = element('dd', { textContent: '…' });
    values.set(name, value);
    list.append(element('div', {}, element('dt', {}, element('code', { textContent: `giosg.${name}` })), value));
  }

  const show = () => {
    for (const [name, value] of values) {
      const read = window.giosg?.[name];
      const text = Array.isArray(read) ? read.join(', ') : String(read ?? '…');
      if (value.textContent !== text) value.textContent = text;
    }
  };
  ready.then(() => {
    show();
    setInterval(show, 1000);
  });
  return show;
}
