import { hasPicture } from './call-words.js';
import { element, setText } from './element.js';

/** @import { Answering } from './answering.js' */

/**
 * What can be done about a call that rings. `named` is the id of the element that says who calls.
 * `update(call, answering)` shows it for a call.
 * @param {string} named
 */
export function callButtons(named) {
  /** @type {Staff.Call} */
  let call;
  /** @type {Answering} */
  let answering;
  const id = `${named}-why`;
  const accept = element('button', { type: 'button', className: 'button small accept', textContent: 'Accept', 'aria-describedby': `${named} ${id}` });
  const decline = element('button', { type: 'button', className: 'button small decline', textContent: 'Decline', 'aria-describedby': named });
  const why = element('p', { className: 'hint', id });
  const wrong = element('p', { className: 'error', role: 'alert' });
  accept.addEventListener('click', () => answering.accept(call));
  decline.addEventListener('click', () => answering.decline(call));
  return {
    root: element('div', { className: 'answer' }, element('div', { className: 'pair' }, accept, decline), why, wrong),
    /** @param {Staff.Call} newCall @param {Answering} newAnswering */
    update(newCall, newAnswering) {
      [call, answering] = [newCall, newAnswering];
      const isAccepting = answering.isAccepting(call.id);
      accept.disabled = answering.isBusy && !isAccepting;
      accept.setAttribute('aria-disabled', String(isAccepting));
      setText(why, isAccepting ? `Allow the microphone${hasPicture(call) ? ' and the camera' : ''}, if the browser asks.` : accept.disabled ? 'You can accept it when your call has ended.' : '');
      setText(wrong, answering.wrong(call.id));
    },
  };
}
