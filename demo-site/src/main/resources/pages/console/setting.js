import { Loaded } from './loaded.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * Something that the organisation has one of, under a name in the staff API: `chat_settings`, `signing_key`, …
 * @template State
 * @extends {Loaded<State>}
 */
export class Setting extends Loaded {
  /** @type {State | null} As the staff API has it; null until loaded. */
  state = null;

  /** @param {StaffApi} api @param {string} name */
  constructor(api, name) {
    super();
    this.api = api;
    this.name = name;
  }

  /** @returns {Promise<State>} */
  read() {
    return this.api.get(`/${this.name}`);
  }

  /** @param {State} state */
  take(state) {
    this.state = state;
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<State>} event
   */
  apply({ path: [list], resource }) {
    if (list !== this.name) return false;
    this.state = resource;
    return true;
  }
}
