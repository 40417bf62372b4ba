import { element } from './element.js';
import { inspect, shorten, source } from './inspect.js';

/** @typedef {{ code?: string, name?: string, message?: string, line?: number } | null | undefined} Fault Whatever an example threw. */

/** Shows, in a log region, what one run of an example did, and counts it. */
export class Outcome {
  resolved = 0;
  rejected = 0;
  pending = 0;
  failed = 0;

  /** @param {HTMLElement} log @param {() => void} changed */
  constructor(log, changed) {
    this.log = log;
    this.changed = changed;
    log.replaceChildren();
  }

  /**
   * A call was made; its end goes to the object returned.
   * @param {string} name
   * @param {unknown[]} args
   */
  call(name, args) {
    const started = performance.now();
    const state = element('span', { className: 'state', textContent: 'pending' });
    const entry = this.#entry('call pending',
      element('code', { className: 'call-text' }, element('b', { textContent: name }), shorten(`(${args.map(source).join(', ')})`)),
      state);
    this.pending++;
    this.changed();

    /** @param {'resolved' | 'rejected'} kind @param {string} word @param {Node | null} detail */
    const end = (kind, word, detail) => {
      entry.className = `entry call ${kind}`;
      state.textContent = `${word}, ${Math.round(performance.now() - started)} ms`;
      if (detail) entry.append(detail);
      this.pending--;
      this[kind]++;
      this.changed();
    };
    return {
      /** @param {unknown} value */
      resolved: value => end('resolved', 'resolved', value === undefined ? null : element('pre', { textContent: JSON.stringify(value, null, 2) })),
      /** @param {unknown} thrown */
      rejected: thrown => {
        const error = /** @type {Fault} */ (thrown);
        end('rejected', 'rejected', element('p', { className: 'reason' },
          element('code', { textContent: error?.code ?? error?.name ?? 'error' }), ` ${error?.message ?? source(error)}`));
      },
    };
  }

  /** @param {string} level @param {unknown[]} values */
  line(level, values) {
    this.#entry(`line ${level}`, element('span', { className: 'origin', textContent: `console.${level}` }),
      element('pre', { textContent: values.map(inspect).join(' ') }));
  }

  /** @param {unknown} error */
  thrown(error) {
    this.failed++;
    const line = /** @type {Fault} */ (error)?.line;
    const where = line ? ` (line ${line})` : '';
    this.#entry('thrown', element('span', { className: 'origin', textContent: 'thrown' }),
      element('pre', { textContent: inspect(error) + where }));
    this.changed();
  }

  /** @param {string} text */
  note(text) {
    return this.#entry('note', text);
  }

  /** @param {string} kind @param {...(Node | string)} content */
  #entry(kind, ...content) {
    const entry = element('div', { className: `entry ${kind}` }, ...content);
    this.log.append(entry);
    return entry;
  }
}
