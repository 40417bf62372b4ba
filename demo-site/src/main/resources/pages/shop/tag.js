/** @type {Giosg.Queue} The real `_giosg`, looked up at each call: the tag puts its own in the place of the snippet's stub. */
export const giosg = (...call) => window._giosg(...call);

/** @type {Promise<void>} Resolves once the tag has loaded. */
export const ready = new Promise(resolve => giosg(() => resolve()));
