import { Loaded } from './loaded.js';

/** Something that the organisation has one of, under a name in the staff API: `chat_settings`, `signing_key`, … */
export class Setting extends Loaded {
  /** As the staff API has it; null until loaded. */
  state = null;

  constructor(api, name) {
    super();
    Object.assign(this, { api, name });
  }

  read() {
    return this.api.get(`/${this.name}`);
  }

  take(state) {
    this.state = state;
  }

  /** Whether the event changed anything. */
  apply({ path: [list], resource }) {
    if (list !== this.name) return false;
    this.state = resource;
    return true;
  }
}
