import { hasPicture } from './call-words.js';
import { connect } from './compiled.js';
import { closeMicrophone } from './microphone.js';

/** @import { Link, Now } from './operator.js' */
/** @import { StaffApi } from './staff-api.js' */

/** The call that this console is on. Says `change` whenever something of it has changed. */
export class OwnCall extends EventTarget {
  /** @type {Now} How it stands, as the compiled module tells it. */
  now = { state: 'connecting', reason: null, endedBy: null, since: null, duration: null, remote: null, hears: true, sees: false };
  isMuted = false;
  /** Whether this console has hung up. */
  hasHungUp = false;
  /** @type {Promise<unknown> | null} Resolved when the backend has answered to what this console said of the call's end; null when it has said nothing. */
  told = null;
  /** @type {Link} */
  #link;

  /**
   * `seat` is the key that the call was accepted with, `stream` the operator's own sound and picture.
   * @param {StaffApi} api
   * @param {Staff.Call} call
   * @param {string} seat
   * @param {MediaStream} stream
   */
  constructor(api, call, seat, stream) {
    super();
    this.call = call;
    this.stream = stream;
    this.isCameraOn = this.hasCamera = stream.getVideoTracks().length > 0;
    this.#link = /** @type {Link} */ ({
      id: call.id,
      video: hasPicture(call),
      stream,
      post: (path, body, options) => {
        const answer = api.send(`/calls/${encodeURIComponent(call.id)}/${path}`, { ...body, seat }, options);
        if (path === 'end') this.told ??= answer.catch(() => {});
        return answer;
      },
      update: now => {
        this.now = now;
        this.#changed();
      },
    });
  }

  begin() {
    connect(this.#link);
  }

  toggleMuted() {
    this.isMuted = !this.isMuted;
    this.#link.setMuted(this.isMuted);
    this.#changed();
  }

  toggleCamera() {
    this.isCameraOn = !this.isCameraOn;
    this.#link.setCamera(this.isCameraOn);
    this.#changed();
  }

  hangUp() {
    this.hasHungUp = true;
    this.#link.hangUp();
    // Whatever becomes of the request: who has hung up is not listened to.
    closeMicrophone(this.stream);
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
