import { Avatar } from './avatar.js';
import { setText } from './element.js';
import { dateTime } from './format.js';
import { reason, SignedOut } from './staff-api.js';

const COLOR = /^#[0-9a-f]{6}$/i;
const $ = id => document.getElementById(id);

/** Each setting's field, and what is wrong with a text before it is sent anywhere, or nothing. */
const FIELDS = {
  color: { input: $('chat-color'), wrong: $('chat-color-wrong'),
    refuse: text => COLOR.test(text) ? '' : 'A colour is # and six digits from 0 to f, such as #1f4fa3.' },
  operator_name: { input: $('operator-name'), wrong: $('operator-name-wrong'),
    refuse: text => text ? '' : 'Visitors need a name to talk to.' },
  operator_avatar: { input: $('operator-avatar'), wrong: $('operator-avatar-wrong'),
    refuse: text => !text || isWebAddress(text) ? '' : 'An address begins with https:// or http://.' },
};

/** The form "Chat window". What another console saves appears in it at once, except where this operator has written. */
export class ChatSettingsForm {
  #api = null;
  #state = null;
  #isSending = false;
  #avatar = new Avatar();

  constructor() {
    $('preview-avatar').replaceWith(this.#avatar.root);
    $('chat-settings-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#save();
    });
    $('chat-color-picker').addEventListener('input', () => {
      FIELDS.color.input.value = $('chat-color-picker').value;
      this.#edited('color');
    });
    for (const name in FIELDS) FIELDS[name].input.addEventListener('input', () => this.#edited(name));
  }

  show(api, state) {
    this.#api = api;
    // What was typed before the settings have come would be lost, or saved without being seen.
    $('chat-settings-form').hidden = !state;
    if (state !== this.#state) {
      for (const [name, { input }] of Object.entries(FIELDS)) {
        if (this.#state === null || input.value === text(this.#state, name)) input.value = text(state, name);
      }
      this.#state = state;
      this.#preview();
    }
    $('chat-settings-state').hidden = !state?.updated_at;
    setText($('chat-settings-state'), state?.updated_at ? `Changed on ${dateTime(state.updated_at)}.` : '');
  }

  /** Nothing that was typed stays on a signed-out screen. */
  clear() {
    this.#api = this.#state = null;
    for (const name in FIELDS) {
      FIELDS[name].input.value = '';
      this.#say(name, '');
    }
    this.#tell('');
  }

  #edited(name) {
    this.#say(name, '');
    this.#tell(this.#changes() ? 'Not saved yet.' : '');
    this.#preview();
  }

  /** What the operator has written that is not saved. */
  #changes() {
    const changes = Object.keys(FIELDS).filter(name => typed(name) !== text(this.#state, name));
    return changes.length ? changes : null;
  }

  async #save() {
    if (this.#isSending || !this.#state) return;
    const changes = this.#changes();
    if (!changes) {
      this.#tell('Nothing has changed.');
      return;
    }
    this.#tell('');
    setText($('chat-settings-wrong'), '');
    for (const name in FIELDS) this.#say(name, changes.includes(name) ? FIELDS[name].refuse(typed(name)) : '');
    const wrong = changes.find(name => FIELDS[name].wrong.textContent);
    if (wrong) {
      FIELDS[wrong].input.focus();
      return;
    }
    this.#isSending = true;
    const api = this.#api;
    try {
      const state = await api.patch('/chat_settings', Object.fromEntries(changes.map(name => [name, typed(name) || null])));
      // Whoever sent it may have signed out meanwhile.
      if (api !== this.#api) return;
      this.show(api, state);
      this.#tell('Saved. New messages carry it.');
    } catch (error) {
      if (!(error instanceof SignedOut) && api === this.#api) this.#refused(reason(error));
    } finally {
      this.#isSending = false;
    }
  }

  /** Beside the field, where the server names one. */
  #refused(words) {
    const name = Object.keys(FIELDS).find(name => words.includes(name));
    const told = `This was not saved: ${words}`;
    if (!name) {
      setText($('chat-settings-wrong'), told);
      return;
    }
    this.#say(name, told);
    FIELDS[name].input.focus();
  }

  /** What the visitor will see, about. */
  #preview() {
    const color = typed('color');
    if (COLOR.test(color)) {
      $('chat-color-picker').value = color.toLowerCase();
      $('chat-preview').style.setProperty('--window', color);
      $('chat-preview').style.setProperty('--on-window', isDark(color) ? '#fff' : '#000');
    }
    const name = typed('operator_name');
    setText($('preview-name'), name || '…');
    this.#avatar.update({ id: name, username: name || '…', avatar: typed('operator_avatar') });
  }

  #say(name, wrong) {
    setText(FIELDS[name].wrong, wrong);
    FIELDS[name].input.setAttribute('aria-invalid', Boolean(wrong));
  }

  #tell(done) {
    setText($('chat-settings-done'), done);
    if (!done) setText($('chat-settings-wrong'), '');
  }
}

const typed = name => FIELDS[name].input.value.trim();
const text = (state, name) => state?.[name] ?? '';

function isWebAddress(text) {
  try {
    const { protocol } = new URL(text);
    return protocol === 'https:' || protocol === 'http:';
  } catch {
    return false;
  }
}

/** Whether white is easier to read on it than black (WCAG's relative luminance). */
function isDark(color) {
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16) / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * red + .7152 * green + .0722 * blue < .179;
}
