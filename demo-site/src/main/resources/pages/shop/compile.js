// The nonce that lets this page add a script. Browsers hide the attribute and leave the property.
const { nonce } = /** @type {HTMLScriptElement} */ (document.querySelector('script[nonce]'));

/** @typedef {(_giosg: Giosg.Queue, giosg: Giosg.Tag, console: Console) => Promise<void>} Program */

/**
 * Makes edited text into a function of `_giosg`, `giosg` and `console`, without `eval`: a script
 * element with the page's nonce, so that the page's strict policy stays as it is.
 * Throws an error with `line` when the text is not JavaScript.
 * @param {string} code
 * @param {string} name
 * @returns {Program}
 */
export function compile(code, name) {
  /** @type {HTMLScriptElement & { example?: Program }} */
  const script = document.createElement('script');
  script.nonce = nonce;
  script.text = `document.currentScript.example = async function (_giosg, giosg, console) {
${code}
};
//# sourceURL=${name}.example.js`;

  // A script's syntax error is reported to the window, while append() runs.
  /** @type {Error & { line?: number }} */
  let refusal = new Error('The page’s Content Security Policy did not let the example run.');
  /** @param {ErrorEvent} event */
  const catchSyntaxError = event => {
    // Browsers put before the parser's own words that append() failed, or that nobody caught it.
    refusal = new SyntaxError(event.message.replace(/^.*SyntaxError: /, '').replace(/^Failed to execute '\w+' on '\w+': /, ''));
    const lines = code.split('\n').length;
    refusal.line = Math.min(Math.max(event.lineno - 1, 1), lines);
    event.preventDefault();
  };
  window.addEventListener('error', catchSyntaxError);
  document.head.append(script);
  window.removeEventListener('error', catchSyntaxError);
  script.remove();

  if (!script.example) throw refusal;
  return script.example;
}
