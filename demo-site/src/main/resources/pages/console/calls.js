import { Loaded } from './loaded.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * The visitors' calls that have not ended, of all rooms.
 * @extends {Loaded<Staff.Call[]>}
 */
export class Calls extends Loaded {
  /** @type {Map<string, Staff.Call>} */
  open = new Map();
  isLoaded = false;

  /** @param {StaffApi} api */
  constructor(api) {
    super();
    this.api = api;
  }

  /** @returns {Promise<Staff.Call[]>} */
  read() {
    return this.api.all('/calls?is_ended=false');
  }

  /** @param {Staff.Call[]} calls */
  take(calls) {
    this.open = new Map(calls.map(call => [call.id, call]));
    this.isLoaded = true;
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Call>} event
   */
  apply({ path: [list, parent], action, id, resource }) {
    if (list !== 'calls' || parent) return false;
    if (action === 'removed' || resource.state === 'ended') return this.open.delete(id);
    this.open.set(id, resource);
    return true;
  }

  /**
   * What a request was answered with, as its event may be on the way still.
   * @param {Staff.Call} call
   */
  know(call) {
    if (!this.open.has(call.id)) return;
    if (call.state === 'ended') this.open.delete(call.id);
    else this.open.set(call.id, call);
    this.changed();
  }

  /** Those that nobody has answered yet, the longest wait first. */
  get ringing() {
    return [...this.open.values()].filter(call => call.state === 'requested')
      .sort((a, b) => Date.parse(a.requested_at) - Date.parse(b.requested_at));
  }
}
