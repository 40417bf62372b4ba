import { element, setText } from './element.js';
import { KeyForm } from './key-form.js';
import { KeyedList } from './keyed-list.js';

const $ = id => document.getElementById(id);

/** The settings: keys of signed variables, and the rooms that take no others. */
export class SettingsView {
  #api = null;
  #secret = new KeyForm($('secret-form'), 'secret');
  #publicKey = new KeyForm($('public-key-form'), 'public_key');
  #rooms = new KeyedList($('required-rooms'), room => room.id, room => this.#createSwitch(room));

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

  show(api, site, signingKey) {
    this.#api = api;
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
    this.#secret.clear();
    this.#publicKey.clear();
    setText($('rooms-wrong'), '');
  }

  #showSecret(isShown) {
    $('secret').classList.toggle('secret', !isShown);
    $('show-secret').textContent = isShown ? 'Hide' : 'Show';
  }

  #createSwitch() {
    const name = element('span', { dir: 'auto' });
    const kind = element('span', { className: 'hint' });
    const input = element('input', { type: 'checkbox', role: 'switch' });
    let room;
    let isSending = false;
    input.addEventListener('change', async () => {
      isSending = true;
      setText($('rooms-wrong'), '');
      try {
        room = await this.#api.patch(`/rooms/${encodeURIComponent(room.id)}`, { is_signature_required: input.checked });
      } catch (error) {
        setText($('rooms-wrong'), error.status ? error.message : 'The server cannot be reached. Nothing was changed.');
      }
      isSending = false;
      input.checked = room.is_signature_required;
    });
    return {
      root: element('li', {}, element('label', {}, element('span', {}, name, kind), input)),
      update(newRoom) {
        room = newRoom;
        setText(name, room.display_name || room.name);
        setText(kind, room.domain ? 'domain room' : '');
        if (!isSending) input.checked = room.is_signature_required;
      },
    };
  }
}
