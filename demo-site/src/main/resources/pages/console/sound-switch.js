import { chime, ring } from './chime.js';
import { $ } from './element.js';

const KEY = 'giosg-console-sound';
const input = $('sound');

/** The switch that says whether news can be heard. The choice stays in this browser: silence is written, sound is the rule. */
export class SoundSwitch {
  #isOn = read() !== 'off';

  constructor() {
    input.checked = this.#isOn;
    input.addEventListener('change', () => {
      this.#isOn = input.checked;
      write(this.#isOn ? null : 'off');
      this.play();
    });
  }

  play() {
    if (this.#isOn) chime();
  }

  ring() {
    if (this.#isOn) ring();
  }
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** @param {string | null} value */
function write(value) {
  try {
    if (value === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // A browser that keeps nothing: the choice holds until reload.
  }
}
