// Signs what your server says of a visitor. Node.js 18 or later, nothing to install.
import { createHash, createHmac } from 'node:crypto';

/**
 * A JSON Web Token, for _giosg('visitor', 'submit', token, 'HS256').
 * @param {Record<string, unknown>} variables
 * @param {string} secret
 */
export function signToken(variables, secret, seconds = 300) {
  const payload = { ...variables, exp: now() + seconds };
  const text = `${base64url({ alg: 'HS256' })}.${base64url(payload)}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
}

/**
 * The variables with their checksum, for _giosg('visitor', 'submit', payload, 'sha1').
 * @param {Record<string, unknown>} variables
 * @param {string} secret
 */
export function signPayload(variables, secret, seconds = 300) {
  // What the page will make of them: dates become text, undefined members are left out.
  const payload = JSON.parse(JSON.stringify({ ...variables, _exp: now() + seconds }));
  let text = '';
  for (const key of Object.keys(payload).sort(byLowerCase)) {
    const value = typeof payload[key] === 'string' ? payload[key] : JSON.stringify(payload[key]);
    if (/[&:]/.test(key) || /&[^&]*:/.test(value)) throw new Error(`${key} could be taken for something else once signed`);
    text += `${key}:${value}&`;
  }
  return { ...payload, _checksum: createHash('sha1').update(text + secret).digest('hex') };
}

const now = () => Math.floor(Date.now() / 1000);
/** @param {unknown} value */
const base64url = value => Buffer.from(JSON.stringify(value)).toString('base64url');
/** @type {(a: string, b: string) => number} */
const compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
/** @type {(a: string, b: string) => number} */
const byLowerCase = (a, b) => compare(a.toLowerCase(), b.toLowerCase()) || compare(a, b);
