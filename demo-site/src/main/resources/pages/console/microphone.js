/** Why the operator cannot be heard, in words for them. */
export class NotHeard extends Error {}

/**
 * The operator's own sound, and picture where the call has one and the machine a camera. Fails with NotHeard.
 * @param {boolean} withPicture
 * @returns {Promise<MediaStream>}
 */
export async function openMicrophone(withPicture) {
  // Browsers hand them to pages alone that came over https, or from this machine.
  if (!navigator.mediaDevices || !globalThis.RTCPeerConnection) throw new NotHeard('This browser cannot make calls here: they need a newer browser, and a console opened over https.');
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: true, video: withPicture });
  } catch (error) {
    const { name } = /** @type {DOMException} */ (error);
    // Which of the two is missing it does not say.
    if (withPicture && name !== 'NotAllowedError') return openMicrophone(false);
    throw new NotHeard(words(name, withPicture));
  }
}

/**
 * Ends what the microphone and the camera send, and their lights.
 * @param {MediaStream | null} stream
 */
export function closeMicrophone(stream) {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** @param {string} name @param {boolean} withPicture */
function words(name, withPicture) {
  const [what, them] = withPicture ? ['the microphone and the camera', 'them'] : ['the microphone', 'it'];
  if (name === 'NotAllowedError') return `The browser did not allow ${what}. Allow ${them} for this page in its address bar, then accept again.`;
  if (name === 'NotFoundError') return 'No microphone was found. Connect one, then accept again.';
  return 'The microphone cannot be used now: perhaps another program has it. Free it, then accept again.';
}
