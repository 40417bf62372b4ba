import { Loaded } from './loaded.js';

/** How the chat window looks to visitors. */
export class ChatSettings extends Loaded {
  /** As the staff API has it; null until loaded. */
  state = null;

  constructor(api) {
    super();
    this.api = api;
  }

  read() {
    return this.api.get('/chat_settings');
  }

  take(state) {
    this.state = state;
  }

  /** Whether the event changed anything. */
  apply({ path: [list], resource }) {
    if (list !== 'chat_settings') return false;
    this.state = resource;
    return true;
  }
}
