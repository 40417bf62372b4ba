import { element } from './element.js';
import { inspect, shorten, source } from './inspect.js';

/** Shows, in a log region, what one run of an example did, and counts it. */
export class Outcome {
  resolved = 0;
  rejected = 0;
  pending = 0;
  failed = 0;

  constructor(log, changed) {
    this.log = log;
    this.changed = changed;
    log.replaceChildren();
  }

  /** A call was made; its end goes to the object returned. */
  call(name, args) {
    const started = performance.now();
    const state = element('span', { className: 'state', textContent: 'pending' });
    const entry = this.#entry('call pending',
      element('code', { className: 'call-text' }, element('b', { textContent: name }), shorten(`(${args.map(source).join(', ')})`)),
      state);
    this.pending++;
    this.changed();

    const end = (kind, word, detail) => {
      entry.className = `entry call ${kind}`;
      state.textContent = `${word}, ${Math.round(performance.now() - started)} ms`;
      if (detail) entry.append(detail);
      this.pending--;
      this[kind]++;
      this.changed();
    };
    return {
      resolved: value => end('resolved', 'resolved', value === undefined ? null : element('pre', { textContent: JSON.stringify(value, null, 2) })),
      rejected: error => end('rejected', 'rejected', element('p', { className: 'reason' },
        element('code', { textContent: error?.code ?? error?.name ?? 'error' }), ` ${error?.message ?? source(error)}`)),
    };
  }

  line(level, values) {
    this.#entry(`line ${level}`, element('span', { className: 'origin', textContent: `console.${level}` }),
      element('pre', { textContent: values.map(inspect).join(' ') }));
  }

  thrown(error) {
    this.failed++;
    const where = error?.line ? ` (line ${error.line})` : '';
    this.#entry('thrown', element('span', { className: 'origin', textContent: 'thrown' }),
      element('pre', { textContent: inspect(error) + where }));
    this.changed();
  }

  note(text) {
    return this.#entry('note', text);
  }

  #entry(kind, ...content) {
    const entry = element('div', { className: `entry ${kind}` }, ...content);
    this.log.append(entry);
    return entry;
  }
}
