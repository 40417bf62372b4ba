import { $, setText } from './element.js';
import { SettingsForm } from './settings-form.js';

/** @import { Field } from './settings-form.js' */
/** @import { StaffApi } from './staff-api.js' */

const MOST_SERVERS = 5;
const LONGEST_ADDRESS = 255;

/** @type {Record<string, Field>} */
const FIELDS = {
  ring_seconds: { input: $('ring-seconds'), wrong: $('ring-seconds-wrong'), read: Number, write: value => String(value ?? ''),
    refuse: text => /^\d+$/.test(text) && Number(text) >= 5 && Number(text) <= 300 ? '' : 'A whole number from 5 to 300.' },
  stun_urls: { input: $('stun-urls'), wrong: $('stun-urls-wrong'), read: lines, write: joined,
    refuse: text => refuseServers(text, /^stuns?:[^\s/]+$/i, 'stun:stun.example.com:3478') },
  turn_urls: { input: $('turn-urls'), wrong: $('turn-urls-wrong'), read: lines, write: joined,
    refuse: text => refuseServers(text, /^turns?:[^\s/]+$/i, 'turn:turn.example.com:3478') },
  // Never told by the server: what is written is a new one, and nothing written changes nothing.
  turn_secret: { input: $('turn-secret'), wrong: $('turn-secret-wrong'), write: () => '', refuse: () => '' },
};

/** The form "Calls": how long they ring, and the servers that help them through networks. */
export class CallSettingsForm extends SettingsForm {
  constructor() {
    super($('call-settings-form'), '/call_settings', FIELDS,
      { done: $('call-settings-done'), wrong: $('call-settings-wrong'), saved: 'Saved. New calls go by it.' });
    $('remove-turn-secret').addEventListener('click', () => this.save({ turn_secret: null }));
  }

  /** @param {StaffApi} api @param {Staff.CallSettings | null} state */
  show(api, state) {
    super.show(api, state);
    const isSet = Boolean(state?.has_turn_secret);
    setText($('turn-secret-state'), isSet ? 'A secret is set.' : 'None is set.');
    // A button that goes would take the focus with it.
    if (!isSet && document.activeElement === $('remove-turn-secret')) FIELDS.turn_secret.input.focus();
    $('remove-turn-secret').hidden = !isSet;
  }
}

/** @param {string[]} [addresses] */
function joined(addresses = []) {
  return addresses.join('\n');
}

/** @param {string} text */
function lines(text) {
  return text.split('\n').map(line => line.trim()).filter(Boolean);
}

/** @param {string} text @param {RegExp} pattern @param {string} example */
function refuseServers(text, pattern, example) {
  const addresses = lines(text);
  if (addresses.length > MOST_SERVERS) return `At most ${MOST_SERVERS} addresses.`;
  const wrong = addresses.find(address => !pattern.test(address) || address.length > LONGEST_ADDRESS);
  return wrong === undefined ? '' : `This is no such address: ${wrong.slice(0, 60)}. One looks like ${example}.`;
}
