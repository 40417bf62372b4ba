import { CallSettingsForm } from './call-settings-form.js';
import { ChatSettingsForm } from './chat-settings-form.js';
import { $, setText } from './element.js';
import { KeyForm } from './key-form.js';
import { KeyedList } from './keyed-list.js';
import { switchRow } from './switch-row.js';

/** @import { Settings } from './desk.js' */
/** @import { Site } from './site.js' */
/** @import { StaffApi } from './staff-api.js' */

/** The settings: how the chat window looks, calls, keys of signed variables, and the rooms that take no others. */
export class SettingsView {
  /** @type {StaffApi | null} */
  #api = null;
  #chatWindow = new ChatSettingsForm();
  /** @type {KeyedList<Staff.Features>} */
  #features = new KeyedList($('features'), () => 'calls', () => switchRow(
    ({ webrtc_calls: isOn }) => ({ name: 'The site may offer calls', isOn }),
    (_, isOn) => /** @type {StaffApi} */ (this.#api).patch('/features', { webrtc_calls: isOn })));
  #calls = new CallSettingsForm();
  #secret = new KeyForm($('secret-form'), 'secret', text => text.trim() ? '' : 'A secret cannot be blank.');
  #publicKey = new KeyForm($('public-key-form'), 'public_key', text =>
    text.includes('PRIVATE KEY') ? 'This is the private key, which only the site’s server should have. It was not sent.' : '');
  /** @type {KeyedList<Staff.Room>} */
  #rooms = new KeyedList($('required-rooms'), room => room.id, () => switchRow(
    room => ({ name: room.display_name || room.name, hint: room.domain ? 'domain room' : '', isOn: room.is_signature_required }),
    (room, isRequired) => /** @type {StaffApi} */ (this.#api).patch(`/rooms/${encodeURIComponent(room.id)}`, { is_signature_required: isRequired })));

  constructor() {
    $('show-secret').addEventListener('click', () => this.#showSecret($('secret').classList.contains('secret')));
    $('make-secret').addEventListener('click', () => {
      const bytes = crypto.getRandomValues(new Uint8Array(32));
      $('secret').value = Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
      $('secret').dispatchEvent(new Event('input'));
      this.#showSecret(true);
      $('secret').select();
    });
    $('secret-form').addEventListener('reset', () => this.#showSecret(false));
  }

  /** @param {StaffApi} api @param {Site} site @param {Settings} settings */
  show(api, site, { chatSettings, features, callSettings, signingKey }) {
    this.#api = api;
    this.#chatWindow.show(api, chatSettings.state);
    this.#features.show(features.state ? [features.state] : []);
    this.#calls.show(api, callSettings.state);
    this.#secret.show(api, signingKey.state);
    this.#publicKey.show(api, signingKey.state);
    $('public-key-shown').hidden = !signingKey.state?.public_key;
    setText($('public-key-text'), signingKey.state?.public_key ?? '');
    this.#rooms.show([...site.rooms.values()]);
  }

  focus() {
    $('settings-title').focus();
  }

  clear() {
    this.#chatWindow.clear();
    this.#calls.clear();
    this.#secret.clear();
    this.#publicKey.clear();
    $('public-key-shown').open = false;
  }

  /** @param {boolean} isShown */
  #showSecret(isShown) {
    $('secret').classList.toggle('secret', !isShown);
    setText($('show-secret-word'), isShown ? 'Hide' : 'Show');
  }
}
