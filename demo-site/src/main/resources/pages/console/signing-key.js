import { Loaded } from './loaded.js';

/** What is known of the organisation's signing keys: never the secret itself. */
export class SigningKey extends Loaded {
  /** As the staff API has it; null until loaded. */
  state = null;

  constructor(api) {
    super();
    this.api = api;
  }

  read() {
    return this.api.get('/signing_key');
  }

  take(state) {
    this.state = state;
  }

  /** Whether the event changed anything. */
  apply({ path: [list], resource }) {
    if (list !== 'signing_key') return false;
    this.state = resource;
    return true;
  }
}
