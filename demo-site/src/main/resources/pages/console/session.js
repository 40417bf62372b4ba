import { Refused, request } from './staff-api.js';

const PATH = '/console/session';

/**
 * The session that the cookie stands for, or null.
 * @returns {Promise<Staff.Session | null>}
 */
export async function currentSession() {
  try {
    return await request(PATH);
  } catch (error) {
    if (error instanceof Refused && error.status === 401) return null;
    throw error;
  }
}

/**
 * Exchanges the token for a session cookie. The token is kept nowhere.
 * @param {string} token
 */
export async function signIn(token) {
  await request(PATH, { method: 'POST', body: { token } });
  return currentSession();
}

/** @param {Staff.Session} session */
export function signOut({ csrf_token }) {
  return request(PATH, { method: 'DELETE', csrfToken: csrf_token });
}
