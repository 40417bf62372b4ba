/**
 * A value in one line or a few, as a developer's console would show it.
 * @param {unknown} value
 */
export function inspect(value) {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return 'code' in value && value.code ? `${value.name} [${value.code}]: ${value.message}` : `${value.name}: ${value.message}`;
  return source(value);
}

/**
 * A value as one would write it in code.
 * @param {unknown} value
 * @returns {string}
 */
export function source(value) {
  if (typeof value === 'function') return value.name ? `function ${value.name}` : 'function';
  if (typeof value === 'bigint') return `${value}n`;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}

/**
 * The beginning of a text that is too long to be read anyway.
 * @param {string} text
 */
export function shorten(text) {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
