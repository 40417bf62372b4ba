import { isSettingsInAddress, visitorInAddress } from './address.js';
import { ChosenVisitor } from './chosen-visitor.js';
import { readEvent } from './event.js';
import { visitorName } from './format.js';
import { LiveStream } from './live-stream.js';
import { SettingsView } from './settings-view.js';
import { SigningKey } from './signing-key.js';
import { Site } from './site.js';
import { SignedOut } from './staff-api.js';
import { VisitorList } from './visitor-list.js';
import { describe, VisitorView } from './visitor-view.js';

const STATES = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' };
const isNarrow = matchMedia('(max-width: 47.99rem)');
const $ = id => document.getElementById(id);

const list = new VisitorList();
const view = new VisitorView();
const settings = new SettingsView();

/** What an operator sees after signing in. Kept current until closed. */
export class Desk {
  #chosen = null;
  #rendering = null;
  #closed = new AbortController();

  constructor(api) {
    this.api = api;
    this.site = new Site(api);
    this.signingKey = new SigningKey(api);
    this.stream = new LiveStream(`${api.base}/events`, {
      state: state => this.#showState(state),
      message: message => this.#receive(readEvent(message, api.base)),
      load: () => this.#load(),
      check: () => api.checkSession(),
    });
    const { signal } = this.#closed;
    this.site.addEventListener('change', () => this.#render(), { signal });
    this.signingKey.addEventListener('change', () => this.#render(), { signal });
    addEventListener('hashchange', () => this.#choose(true), { signal });
    addEventListener('keydown', event => this.#escape(event), { signal });
    $('skip-to-visitor').addEventListener('click', event => {
      event.preventDefault();
      if (this.#chosen) view.focus();
      else $('chosen').focus();
    }, { signal });
    // Times such as "2 min ago" grow older by themselves.
    this.clock = setInterval(() => this.#render(), 15_000);
  }

  open() {
    $('desk').hidden = false;
    this.#choose(false);
    this.stream.open();
  }

  close() {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.stream.close();
    clearInterval(this.clock);
    clearTimeout(this.#rendering);
    this.site = new Site(this.api);
    this.signingKey = new SigningKey(this.api);
    this.#chosen = null;
    // Nothing of the visitors stays on a signed-out screen.
    this.#show();
    settings.clear();
    $('desk').hidden = true;
  }

  async #load() {
    await this.site.load();
    await Promise.all([this.#chosen?.load(), this.signingKey.load()]);
  }

  #receive(event) {
    this.site.receive(event);
    this.#chosen?.receive(event);
    this.signingKey.receive(event);
  }

  #choose(byHand) {
    const id = visitorInAddress();
    const before = this.#chosen;
    if (id !== (before?.id ?? null)) {
      this.#chosen = id && new ChosenVisitor(this.api, this.site, id);
      this.#chosen?.addEventListener('change', () => this.#render(), { signal: this.#closed.signal });
      // Before the site is loaded this would race with it; #load comes to it then.
      if (this.site.isLoaded) this.#chosen?.load().catch(error => this.#loadFailed(error));
    }
    this.#show();
    if (byHand) this.focus(before?.id);
  }

  /** Puts the focus on what is shown; in the list, on the visitor of that id. */
  focus(id) {
    if (isSettingsInAddress()) settings.focus();
    else if (this.#chosen) view.focus();
    else list.focus(id);
  }

  #loadFailed(error) {
    if (error instanceof SignedOut || this.#closed.signal.aborted) return;
    // To begin anew loads the chosen visitor too.
    this.stream.openLater();
  }

  #escape(event) {
    if (event.key !== 'Escape' || !this.#chosen || event.defaultPrevented) return;
    event.preventDefault();
    if (isNarrow.matches) location.hash = '';
    else list.focus(this.#chosen.id);
  }

  /** Many events may come at once; one painting will do. */
  #render() {
    this.#rendering ??= setTimeout(() => this.#show(), 20);
  }

  #show() {
    clearTimeout(this.#rendering);
    this.#rendering = null;
    list.show(this.site, this.#chosen);
    view.show(this.site, this.#chosen);
    settings.show(this.api, this.site, this.signingKey);
    const isSettings = isSettingsInAddress();
    $('panes').hidden = isSettings;
    $('settings').hidden = !isSettings;
    for (const [id, isHere] of [['to-visitors', !isSettings], ['to-settings', isSettings]]) {
      if (isHere) $(id).setAttribute('aria-current', 'page');
      else $(id).removeAttribute('aria-current');
    }
    $('desk').classList.toggle('has-chosen', Boolean(this.#chosen));
    $('skip-to-visitor').hidden = !this.#chosen;
    document.title = `${this.#title()} · Console`;
  }

  #title() {
    if (isSettingsInAddress()) return 'Settings';
    return this.#chosen && !this.#chosen.isMissing ? visitorName(describe(this.#chosen)) : 'Visitors';
  }

  #showState(state) {
    if ($('connection').textContent === STATES[state]) return;
    $('connection').textContent = STATES[state];
    $('connection').className = `connection ${state}`;
  }
}
