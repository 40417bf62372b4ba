const NEWS = [[659.25, 0], [880, .12]];
const CALL = [[659.25, 0], [880, .12], [659.25, .6], [880, .72]];
const LOUDNESS = .08;
const LENGTH = .35;

/** @type {AudioContext | null} */
let context = null;

/** A short sound of two notes. */
export const chime = () => play(NEWS);

/** A longer one, for a call; it is played again and again. */
export const ring = () => play(CALL);

/**
 * Silent until the operator has touched the page: browsers demand that.
 * @param {number[][]} notes
 */
async function play(notes) {
  if (!navigator.userActivation?.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    await context.resume();
    for (const [frequency, after] of notes) note(context, frequency, context.currentTime + after);
  } catch {
    // A machine without sound.
  }
}

/** @param {AudioContext} context @param {number} frequency @param {number} from */
function note(context, frequency, from) {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + .01);
  volume.gain.exponentialRampToValueAtTime(.0001, from + LENGTH);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + LENGTH);
}
