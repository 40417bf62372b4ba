const LOCALE = 'en-GB';
const relative = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always', style: 'short' });
const absolute = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'medium' });

/** What to call a visitor: the name that the site gave, else a short form of the id. */
export function visitorName({ id, username }) {
  const name = typeof username === 'string' ? username.trim() : username == null ? '' : valueText(username);
  return name || `Visitor ${id.slice(0, 8)}`;
}

/** A variable's value as text: strings as they are, everything else as JSON. */
export function valueText(value) {
  if (typeof value === 'string') return value;
  const line = JSON.stringify(value);
  return line.length > 60 ? JSON.stringify(value, null, 2) : line;
}

export function ago(time, now = Date.now()) {
  const seconds = (now - Date.parse(time)) / 1000;
  if (Number.isNaN(seconds)) return '';
  if (seconds < 60) return 'just now';
  if (seconds < 3600) return relative.format(-Math.floor(seconds / 60), 'minute');
  if (seconds < 86400) return relative.format(-Math.floor(seconds / 3600), 'hour');
  return absolute.format(new Date(time));
}

export function dateTime(time) {
  return Number.isNaN(Date.parse(time)) ? '' : absolute.format(new Date(time));
}

/** "fi" of "fi-FI,fi;q=0.8", in English words. */
export function languageName(browserLanguage) {
  const tag = browserLanguage?.split(/[,;]/)[0].trim();
  if (!tag) return '';
  try {
    return new Intl.DisplayNames(LOCALE, { type: 'language' }).of(tag);
  } catch {
    return tag;
  }
}
