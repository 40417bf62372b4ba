import { chime, ring } from './chime.js';
import { setText } from './element.js';

const KEY = 'giosg-console-sound';
const $ = id => document.getElementById(id);

/** The button that says whether news can be heard. The choice stays in this browser: silence is written, sound is the rule. */
export class SoundSwitch {
  #isOn = read() !== 'off';

  constructor() {
    $('sound').addEventListener('click', () => {
      this.#isOn = !this.#isOn;
      write(this.#isOn ? null : 'off');
      this.#show();
      this.play();
    });
    this.#show();
  }

  play() {
    if (this.#isOn) chime();
  }

  ring() {
    if (this.#isOn) ring();
  }

  #show() {
    setText($('sound-word'), this.#isOn ? 'Sound on' : 'Sound off');
    $('sound').classList.toggle('off', !this.#isOn);
  }
}

function read() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function write(value) {
  try {
    if (value === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, value);
  } catch {
    // A browser that keeps nothing: the choice holds until reload.
  }
}
