/**
 * Does one of several things. Should it fail, that is told as any error that nobody catches, and the others go on.
 * @template Result
 * @param {() => Result} doIt
 * @returns {Result | undefined}
 */
export function attempt(doIt) {
  try {
    return doIt();
  } catch (error) {
    reportError(error);
  }
}
