import start from './operator.js';

/** @import { Exports } from './operator.js' */

const compiled = /** @type {Exports} */ ({});
start(compiled);

/** What is compiled from the Java that visitors' pages run too: the operator's end of a call, and the links in a text. */
export const { connect, findLinks } = compiled;
