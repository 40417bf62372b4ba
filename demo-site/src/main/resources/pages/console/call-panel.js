import { Avatar } from './avatar.js';
import { caller, callerName, hasPicture, stopwatch } from './call-words.js';
import { $, setText } from './element.js';

/** @import { Answering } from './answering.js' */
/** @import { Now } from './operator.js' */
/** @import { OwnCall } from './own-call.js' */
/** @import { Site } from './site.js' */

/** @type {Partial<Record<Now['state'], string>>} */
const STATES = { waiting: 'Waiting for the visitor to start the call…', connecting: 'Connecting…', talking: 'Connected', reconnecting: 'Reconnecting…' };

/** The region "Call": the call that this console is on, in sight in every place, and how it ended. */
export class CallPanel {
  #avatar = new Avatar();
  /** @type {Answering | null} */
  #answering = null;
  /** Whether the browser plays no sound before it is asked to. */
  #isSilent = false;

  constructor() {
    $('call-avatar').replaceWith(this.#avatar.root);
    $('call-mute').addEventListener('click', () => this.#answering?.own?.toggleMuted());
    $('call-camera').addEventListener('click', () => this.#answering?.own?.toggleCamera());
    $('call-hang-up').addEventListener('click', () => this.#answering?.own?.hangUp());
    $('call-close').addEventListener('click', () => this.#answering?.dismiss());
    $('call-sound').addEventListener('click', () => this.#play());
  }

  /**
   * Answers whether the focus was in it and has nowhere to be now.
   * @param {Site} site
   * @param {Answering} answering
   */
  show(site, answering) {
    this.#answering = answering;
    const { own, end } = answering;
    const call = own?.call ?? end?.call;
    const hadFocus = $('call').contains(document.activeElement);
    $('call').hidden = !call;
    $('call').classList.toggle('with-picture', Boolean(own && hasPicture(own.call)));
    $('call').classList.toggle('has-ended', Boolean(end && !own));
    this.#setStream($('call-remote'), own?.now.remote ?? null);
    this.#setStream($('call-own'), own?.hasCamera ? own.stream : null);
    if (!call) {
      setText($('call-name'), '');
      setText($('call-status'), '');
      return hadFocus;
    }

    const isSeen = Boolean(own?.now.sees && own.now.remote);
    $('call-remote').classList.toggle('unseen', !isSeen);
    this.#avatar.root.hidden = isSeen;
    this.#avatar.update(caller(call, site));
    setText($('call-name'), callerName(call, site));
    setText($('call-status'), own ? STATES[own.now.state] ?? '' : end?.words ?? '');
    setText($('call-note'), own ? note(own) : '');
    this.tick();
    for (const id of /** @type {const} */ (['call-mute', 'call-hang-up'])) $(id).hidden = !own;
    $('call-camera').hidden = !own || !hasPicture(call);
    $('call-close').hidden = Boolean(own);
    $('call-sound').hidden = !own || !this.#isSilent;
    if (own) this.#showOwn(own);
    else if (hadFocus && document.activeElement !== $('call-name')) $('call-close').focus();
    return false;
  }

  /** The time goes by outside the status, which would be read out with it. */
  tick() {
    const since = this.#answering?.own?.now.since;
    setText($('call-elapsed'), since ? stopwatch(since) : '');
  }

  focus() {
    $('call-name').focus();
  }

  /** @param {OwnCall} own */
  #showOwn(own) {
    $('call-own').hidden = !own.isCameraOn;
    setText($('call-mute-word'), own.isMuted ? 'Unmute' : 'Mute');
    $('call-mute').classList.toggle('off', own.isMuted);
    $('call-camera').setAttribute('aria-pressed', String(own.isCameraOn));
    $('call-camera').classList.toggle('off', !own.isCameraOn);
    $('call-camera').disabled = !own.hasCamera;
  }

  /** @param {HTMLVideoElement} video @param {MediaStream | null} stream */
  #setStream(video, stream) {
    if (video.srcObject === stream) return;
    video.srcObject = stream;
    if (video !== $('call-remote')) return;
    this.#isSilent = false;
    if (stream) this.#play();
  }

  async #play() {
    const video = $('call-remote');
    try {
      await video.play();
      this.#isSilent = false;
    } catch (error) {
      // Another stream, or none, has taken its place meanwhile.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#isSilent = true;
    }
    if ($('call-sound').contains(document.activeElement) && !this.#isSilent) this.focus();
    $('call-sound').hidden = !this.#isSilent || !this.#answering?.own;
  }
}

/** @param {OwnCall} own */
function note(own) {
  if (own.now.state !== 'talking') return hasPicture(own.call) && !own.hasCamera ? 'You have no camera: the visitor hears you only.' : '';
  return [!own.now.hears && 'The visitor’s microphone is off.', hasPicture(own.call) && !own.now.sees && 'The visitor’s camera is off.',
    own.isMuted && 'The visitor does not hear you.', hasPicture(own.call) && !own.hasCamera && 'You have no camera.'].filter(Boolean).join(' ');
}
