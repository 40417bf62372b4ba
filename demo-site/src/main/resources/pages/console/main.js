import { Desk } from './desk.js';
import { $ } from './element.js';
import { currentSession, signOut } from './session.js';
import { askToSignIn } from './sign-in-form.js';
import { Refused, StaffApi } from './staff-api.js';

const signOutButton = $('sign-out');

let session = await currentSession().catch(() => null);
let notice = '';
for (;;) {
  const signedInByHand = !session;
  session ??= await askToSignIn(notice);
  notice = await work(session, signedInByHand);
  session = null;
}

/**
 * Shows the desk until the session ends. Resolves with what to tell the operator.
 * @param {Staff.Session} session
 * @param {boolean} signedInByHand
 * @returns {Promise<string>}
 */
function work(session, signedInByHand) {
  return new Promise(resolve => {
    /** @param {string} notice */
    const end = notice => {
      desk.close();
      resolve(notice);
    };
    const desk = new Desk(new StaffApi(session, () => end('Your session has ended. Please sign in again.')));
    signOutButton.onclick = async () => {
      try {
        await desk.hangUp();
        await signOut(session);
        end('You have signed out.');
      } catch (error) {
        if (error instanceof Refused && error.status === 401) end('You have signed out.');
        else signOutButton.textContent = 'Sign out: try again';
      }
    };
    signOutButton.textContent = 'Sign out';
    desk.open();
    if (signedInByHand) desk.focus();
  });
}
