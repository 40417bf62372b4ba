import { callButtons } from './call-buttons.js';
import { callerName, callKind } from './call-words.js';
import { $, setText } from './element.js';

/** @import { Answering } from './answering.js' */
/** @import { Site } from './site.js' */

/** Says in every place of the console that somebody calls. Where the list is not in sight, the first can be answered here. */
export class CallBar {
  #buttons = callButtons('ringing-words');

  constructor() {
    $('ringing-answer').replaceWith(this.#buttons.root);
  }

  /**
   * Answers whether the focus was in it and has nowhere to be now.
   * @param {Site} site
   * @param {Staff.Call[]} ringing
   * @param {Answering} answering
   */
  show(site, ringing, answering) {
    const [first, ...others] = ringing;
    const hadFocus = $('ringing').contains(document.activeElement);
    $('ringing').hidden = !first;
    setText($('ringing-words'), first ? `Incoming ${callKind(first).toLowerCase()} from ${callerName(first, site)}` : '');
    setText($('ringing-more'), others.length ? `and ${others.length} more` : '');
    $('ringing-more').hidden = !others.length;
    if (first) this.#buttons.update(first, answering);
    return hadFocus && !first;
  }
}
