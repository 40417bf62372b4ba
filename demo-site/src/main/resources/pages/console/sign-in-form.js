import { $ } from './element.js';
import { signIn } from './session.js';
import { reason, Refused } from './staff-api.js';

/**
 * Shows the form until someone has signed in, and resolves with the session.
 * @returns {Promise<Staff.Session>}
 */
export function askToSignIn(notice = '') {
  const form = $('sign-in-form');
  const token = $('token');
  const button = /** @type {HTMLButtonElement} */ (form.querySelector('button'));
  $('sign-in').hidden = false;
  $('sign-in-notice').textContent = notice;
  $('sign-in-notice').hidden = !notice;
  document.title = 'Sign in · Console';
  fail('');
  token.focus();

  return new Promise(resolve => {
    form.onsubmit = async event => {
      event.preventDefault();
      if (button.getAttribute('aria-disabled') === 'true') return;
      fail('');
      button.setAttribute('aria-disabled', 'true');
      try {
        const session = await signIn(token.value.trim());
        if (!session) {
          fail('This browser kept no session. Allow cookies for this page, then try again.');
          return;
        }
        token.value = '';
        $('sign-in').hidden = true;
        resolve(session);
      } catch (error) {
        fail(error instanceof Refused && error.status === 401 ? 'This is not the staff token.' : reason(error));
        token.select();
      } finally {
        button.removeAttribute('aria-disabled');
      }
    };
  });

  /** @param {string} text */
  function fail(text) {
    $('token-error').textContent = text;
    token.setAttribute('aria-invalid', String(Boolean(text)));
  }
}
