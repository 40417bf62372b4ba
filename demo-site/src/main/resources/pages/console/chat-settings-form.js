import { Avatar } from './avatar.js';
import { $, setText } from './element.js';
import { dateTime } from './format.js';
import { SettingsForm } from './settings-form.js';

/** @import { Field } from './settings-form.js' */
/** @import { StaffApi } from './staff-api.js' */

const COLOR = /^#[0-9a-f]{6}$/i;

/** @satisfies {Record<string, Field>} */
const FIELDS = {
  color: { input: $('chat-color'), wrong: $('chat-color-wrong'),
    refuse: text => COLOR.test(text) ? '' : 'A colour is # and six digits from 0 to f, such as #1f4fa3.' },
  color_scheme: { input: $('color-scheme'), wrong: $('color-scheme-wrong'), refuse: () => '' },
  operator_name: { input: $('operator-name'), wrong: $('operator-name-wrong'), refuse: () => '' },
  operator_avatar: { input: $('operator-avatar'), wrong: $('operator-avatar-wrong'),
    refuse: text => !text || isWebAddress(text) ? '' : 'An address begins with https:// or http://.' },
};

/** The form "Chat window". */
export class ChatSettingsForm extends SettingsForm {
  #avatar = new Avatar();

  constructor() {
    super($('chat-settings-form'), '/chat_settings', FIELDS,
      { done: $('chat-settings-done'), wrong: $('chat-settings-wrong'), saved: 'Saved. New messages carry it.' });
    $('preview-avatar').replaceWith(this.#avatar.root);
    $('chat-color-picker').addEventListener('input', () => {
      FIELDS.color.input.value = $('chat-color-picker').value;
      this.edited('color');
    });
  }

  /** @param {StaffApi} api @param {Staff.ChatSettings | null} state */
  show(api, state) {
    super.show(api, state);
    $('chat-settings-state').hidden = !state?.updated_at;
    setText($('chat-settings-state'), state?.updated_at ? `Changed on ${dateTime(state.updated_at)}.` : '');
  }

  /** What the visitor will see, about. */
  changed() {
    const color = this.typed('color');
    if (COLOR.test(color)) {
      $('chat-color-picker').value = color.toLowerCase();
      $('chat-preview').style.setProperty('--window', color);
      $('chat-preview').style.setProperty('--on-window', isDark(color) ? '#fff' : '#000');
    }
    const name = this.typed('operator_name') || 'Customer service';
    setText($('preview-name'), name);
    this.#avatar.update({ id: name, username: name, avatar: this.typed('operator_avatar') });
  }
}

/** @param {string} text */
function isWebAddress(text) {
  try {
    const { protocol } = new URL(text);
    return protocol === 'https:' || protocol === 'http:';
  } catch {
    return false;
  }
}

/**
 * Whether white is easier to read on it than black (WCAG's relative luminance).
 * @param {string} color
 */
function isDark(color) {
  const [red, green, blue] = [1, 3, 5].map(at => parseInt(color.slice(at, at + 2), 16) / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4);
  return .2126 * red + .7152 * green + .0722 * blue < .179;
}
