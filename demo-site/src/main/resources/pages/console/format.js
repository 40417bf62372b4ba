/** @import { Person } from './avatar.js' */

const LOCALE = 'en-GB';
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always', style: 'short' });
const clock = new Intl.DateTimeFormat(LOCALE, { timeStyle: 'short' });
const shortDate = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const longDate = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full' });
/** Characters of a name. */
const LONGEST_NAME = 255;
const absolute = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });

/**
 * What to call a visitor: the name that the site gave, else a short form of the id.
 * @param {Person} visitor
 */
export function visitorName({ id, username }) {
  const name = typeof username === 'string' ? username.slice(0, LONGEST_NAME).trim() : username == null ? '' : valueText(username, LONGEST_NAME);
  return name || `Visitor ${id.slice(0, 8)}`;
}

/** Characters of JSON that fit into a line. */
const LINE = 60;
/** Levels of a value that are shown: more than any that pages can submit today. */
const DEEPEST = 32;

/**
 * A variable's value as text, and no more of it than so many characters: strings as they are, everything else as JSON. It
 * is cut before it is formatted, as indented a value can be long beyond all measure.
 * @param {unknown} value
 */
export function valueText(value, most = Infinity) {
  if (typeof value === 'string') return value.slice(0, most);
  const line = written(value, LINE + 1, null);
  return (line.length > LINE ? written(value, most, '\n') : line).slice(0, most);
}

/** @type {(value: unknown) => string} A value as JSON on one line. */
export const valueLine = value => written(value, Infinity, null);

/**
 * JSON that ends soon after so many characters; `newLine` is null where it is all on one line.
 * @param {unknown} value
 * @param {number} most
 * @param {string | null} newLine
 * @returns {string}
 */
function written(value, most, newLine, depth = 0) {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const isArray = Array.isArray(value);
  const [opens, closes] = isArray ? '[]' : '{}';
  const keys = Object.keys(value);
  if (!keys.length) return opens + closes;
  if (depth === DEEPEST) return `${opens}…${closes}`;
  const [before, after] = newLine === null ? ['', ''] : [`${newLine}  `, newLine];
  let text = opens;
  for (const [i, key] of keys.entries()) {
    if (text.length > most) return text;
    text += `${i ? ',' : ''}${before}${isArray ? '' : JSON.stringify(key) + (newLine === null ? ':' : ': ')}`
      + written(/** @type {Record<string, unknown>} */ (value)[key], most - text.length, newLine === null ? null : before, depth + 1);
  }
  return text + after + closes;
}

/** @param {string} time */
export function ago(time, now = Date.now()) {
  const seconds = (now - Date.parse(time)) / 1000;
  if (Number.isNaN(seconds)) return '';
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return absolute.format(new Date(time));
}

/** @param {string} time */
export function dateTime(time) {
  return Number.isNaN(Date.parse(time)) ? '' : absolute.format(new Date(time));
}

/**
 * "14:05".
 * @param {string} time
 */
export function timeOfDay(time) {
  return Number.isNaN(Date.parse(time)) ? '' : clock.format(new Date(time));
}

/**
 * "14:05" of today, "3 Dec" of another day.
 * @param {string} time
 */
export function shortTime(time) {
  if (Number.isNaN(Date.parse(time))) return '';
  const date = new Date(time);
  return date.toDateString() === new Date().toDateString() ? clock.format(date) : shortDate.format(date);
}

/** @param {string} time */
export function dayName(time) {
  const date = new Date(time);
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (date.toDateString() === new Date().toDateString()) return 'Today';
  return date.toDateString() === yesterday.toDateString() ? 'Yesterday' : longDate.format(date);
}

/**
 * How long ago that was: "2 min", "1 h 5 min", or nothing of less than a minute.
 * @param {string} since
 */
export function howLong(since, now = Date.now()) {
  const minutes = Math.floor((now - Date.parse(since)) / 60_000);
  if (!(minutes >= 1)) return '';
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return `${Math.floor(hours / 24)} d`;
  return minutes % 60 ? `${hours} h ${minutes % 60} min` : `${hours} h`;
}

/**
 * "fi" of "fi-FI,fi;q=0.8", in English words.
 * @param {string | null} [browserLanguage]
 */
export function languageName(browserLanguage) {
  const tag = browserLanguage?.split(/[,;]/)[0].trim();
  if (!tag) return '';
  try {
    return new Intl.DisplayNames(LOCALE, { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
}
