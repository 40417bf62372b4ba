const NOTES = [[659.25, 0], [880, .12]];
const LOUDNESS = .08;
const LENGTH = .35;

let context = null;

/** A short sound of two notes. Silent until the operator has touched the page: browsers demand that. */
export async function chime() {
  if (!navigator.userActivation?.hasBeenActive) return;
  try {
    context ??= new AudioContext();
    await context.resume();
    for (const [frequency, after] of NOTES) play(frequency, context.currentTime + after);
  } catch {
    // A machine without sound.
  }
}

function play(frequency, from) {
  const tone = new OscillatorNode(context, { frequency });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, from);
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + .01);
  volume.gain.exponentialRampToValueAtTime(.0001, from + LENGTH);
  tone.connect(volume).connect(context.destination);
  tone.start(from);
  tone.stop(from + LENGTH);
}
