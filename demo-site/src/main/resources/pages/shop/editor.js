import { element } from './element.js';
import { highlight } from './highlight.js';

/**
 * A text area over a coloured copy of its text. The copy lies in the same grid cell, so it also
 * makes the text area as high as the text.
 */
export class Editor {
  /** @param {{ label: string, code: string, run: () => void }} settings */
  constructor({ label, code, run }) {
    this.printed = code;
    this.area = element('textarea', { value: code, spellcheck: false, autocapitalize: 'off', autocomplete: 'off', 'aria-label': label, 'aria-keyshortcuts': 'Control+Enter' });
    this.copy = element('pre', { 'aria-hidden': 'true' });
    this.root = element('div', { className: 'editor' }, this.copy, this.area);
    this.area.addEventListener('input', () => this.#paint());
    this.area.addEventListener('keydown', event => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    });
    this.#paint();
  }

  get code() {
    return this.area.value;
  }

  reset() {
    this.area.value = this.printed;
    this.#paint();
  }

  #paint() {
    // The last line counts only if something stands on it.
    this.copy.replaceChildren(highlight(this.area.value), '\n');
    this.root.classList.toggle('edited', this.area.value !== this.printed);
  }
}
