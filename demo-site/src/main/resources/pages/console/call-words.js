import { visitorName } from './format.js';

/** @import { Person } from './avatar.js' */
/** @import { Now } from './operator.js' */
/** @import { Site } from './site.js' */

/**
 * Who calls: an id, a username and an avatar.
 * @param {Staff.Call} call
 * @param {Site} site
 * @returns {Person}
 */
export function caller(call, site) {
  const live = site.visitors.get(call.visitor_id);
  return { id: call.visitor_id, username: live?.username || call.visitor_username, avatar: live?.avatar || call.visitor_avatar };
}

/** @type {(call: Staff.Call, site: Site) => string} */
export const callerName = (call, site) => visitorName(caller(call, site));

/** @type {(call: { kind: string }) => boolean} */
export const hasPicture = call => call.kind !== 'audio';

/** @type {(call: { kind: string }) => string} */
export const callKind = call => hasPicture(call) ? 'Video call' : 'Call';

/** @type {(call: Staff.Call) => string} What became of a call that another console has accepted. */
export const callState = call => `${call.state === 'connected' ? 'On' : 'Accepted'} in another console`;

/**
 * How a call that this console was on has ended; `isOurs` says whether it hung up itself.
 * @param {Now} now
 * @param {boolean} isOurs
 */
export function howItEnded({ reason, endedBy, duration }, isOurs) {
  const after = duration == null ? '' : ` after ${seconds(duration)}`;
  const visitor = endedBy === 'visitor';
  switch (reason) {
    case 'hung_up': return `${isOurs ? 'You' : visitor ? 'The visitor' : 'An operator'} hung up${after || ' before the call was connected'}.`;
    case 'declined': return 'The call was declined.';
    case 'no_answer': return 'The call was not answered.';
    case 'failed': return 'The call could not be connected.';
    case 'lost': return `The connection was lost${after}.`;
    case 'permission_denied': return visitor ? 'The visitor did not allow the microphone.' : 'The microphone was not allowed.';
    // Where they talked there was one: it was unplugged, say.
    case 'no_microphone': return after ? `${visitor ? 'The visitor’s' : 'Your'} microphone stopped${after}.` : visitor ? 'The visitor has no microphone.' : 'No microphone was found.';
    case 'unsupported': return visitor ? 'The visitor’s browser cannot make calls.' : 'This browser cannot make calls.';
    case 'left': return visitor ? `The visitor left the page${after}.` : `This console was away from the call for too long${after && `: it ended${after}`}.`;
    case 'chat_ended': return `The chat was ended, and the call with it${after}.`;
    default: return `The call has ended${after}.`;
  }
}

/**
 * "2 min 13 s"
 * @param {number} count
 */
function seconds(count) {
  const [hours, minutes, rest] = parts(count);
  return [hours && `${hours} h`, minutes && `${minutes} min`, (rest || count < 60) && `${rest} s`].filter(Boolean).join(' ');
}

/**
 * "2:13" since a time in milliseconds.
 * @param {number} since
 */
export function stopwatch(since, now = Date.now()) {
  const [hours, minutes, rest] = parts(Math.max(0, Math.floor((now - since) / 1000)));
  /** @param {number} number */
  const two = number => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** @param {number} count */
const parts = count => [Math.floor(count / 3600), Math.floor(count / 60) % 60, count % 60];
