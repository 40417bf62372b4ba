import { compile } from './compile.js';
import { Editor } from './editor.js';
import { element } from './element.js';
import { Outcome } from './outcome.js';
import { ready } from './tag.js';
import { watch } from './watch.js';

/** @import { ExampleText } from './examples.js' */

/** One example: its text to edit, its buttons, and the outcome of its last run. */
export class Example {
  /** @param {ExampleText} text @param {() => void} changed */
  constructor({ id, title, signature, note, code }, changed) {
    this.id = id;
    this.changed = changed;
    /** @type {Outcome | null} */
    this.outcome = null;
    const run = () => this.run();
    this.editor = new Editor({ label: `Code: ${title}`, code, run });
    this.log = element('div', { className: 'outcome', role: 'log', tabIndex: 0, 'aria-label': `Outcome: ${title}` });
    this.#placeholder();

    const about = element('span', { className: 'visually-hidden', textContent: ` ${title}` });
    this.root = element('article', { className: 'example', id, 'aria-labelledby': `${id}-title` },
      element('h4', { id: `${id}-title`, textContent: title }),
      ...(signature ? [element('p', { className: 'signature' }, element('code', { textContent: signature }))] : []),
      ...(note ? [element('p', { className: 'example-note', textContent: note })] : []),
      element('div', { className: 'example-columns' },
        element('div', { className: 'example-code' },
          this.editor.root,
          element('div', { className: 'example-buttons' },
            element('button', { type: 'button', className: 'button primary', onclick: run }, 'Run', about),
            element('button', { type: 'button', className: 'button', onclick: () => this.reset() }, 'Reset', about.cloneNode(true)),
            element('span', { className: 'fine shortcut' }, element('kbd', { textContent: 'Ctrl' }), ' + ', element('kbd', { textContent: 'Enter' })))),
        this.log));
  }

  /** Runs the text as it stands now. Resolves when its code has come to an end; its calls may still be pending. */
  async run() {
    const outcome = this.outcome = new Outcome(this.log, this.changed);
    try {
      const example = compile(this.editor.code, this.id);
      await this.#tag(outcome);
      // A later run took the place of this one while the tag was loading.
      if (outcome !== this.outcome) return;
      const { _giosg, giosg, console } = watch(outcome);
      await example(_giosg, giosg, console);
      if (!this.log.hasChildNodes()) outcome.note('Ran to its end. It called nothing.');
    } catch (error) {
      outcome.thrown(error);
    }
  }

  reset() {
    this.editor.reset();
    this.outcome = null;
    this.#placeholder();
    this.changed();
  }

  /** @param {Outcome} outcome */
  async #tag(outcome) {
    /** @type {HTMLElement | undefined} */
    let note;
    const patience = setTimeout(() => { note = outcome.note('The tag has not loaded yet. The example runs as soon as it has.'); }, 500);
    await ready;
    clearTimeout(patience);
    note?.remove();
  }

  #placeholder() {
    this.log.replaceChildren(element('p', { className: 'entry note', textContent: 'Run it to see its outcome here.' }));
  }
}
