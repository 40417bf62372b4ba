import { areVisitorsInAddress, chatHash, chatInAddress, isSettingsInAddress, visitorInAddress } from './address.js';
import { Answering } from './answering.js';
import { attempt } from './attempt.js';
import { CallBar } from './call-bar.js';
import { CallList } from './call-list.js';
import { CallPanel } from './call-panel.js';
import { measureStrip } from './call-strip.js';
import { Calls } from './calls.js';
import { ChatList } from './chat-list.js';
import { ChatView } from './chat-view.js';
import { chatKind, chatName } from './chat-words.js';
import { Chats } from './chats.js';
import { ChosenChat } from './chosen-chat.js';
import { ChosenVisitor } from './chosen-visitor.js';
import { $, setText } from './element.js';
import { EndedChats } from './ended-chats.js';
import { EndedList } from './ended-list.js';
import { readEvent } from './event.js';
import { visitorName } from './format.js';
import { LiveStream } from './live-stream.js';
import { Ringing } from './ringing.js';
import { Setting } from './setting.js';
import { SettingsView } from './settings-view.js';
import { Site } from './site.js';
import { SoundSwitch } from './sound-switch.js';
import { SignedOut } from './staff-api.js';
import { Unread } from './unread.js';
import { VisitorList } from './visitor-list.js';
import { describe, VisitorView } from './visitor-view.js';

/** @import { State } from './live-stream.js' */
/** @import { StaffApi } from './staff-api.js' */
/** @import { News } from './unread.js' */

const STATES = { connecting: 'Connecting…', live: 'Live', reconnecting: 'Reconnecting…' };
const isNarrow = matchMedia('(max-width: 47.99rem)');

const callBar = new CallBar();
const callList = new CallList();
const callPanel = new CallPanel();
const chatList = new ChatList();
const chatView = new ChatView();
const endedList = new EndedList();
const visitorList = new VisitorList();
const visitorView = new VisitorView();
const settings = new SettingsView();
const sound = new SoundSwitch();

/**
 * @typedef {object} Settings
 * @property {Setting<Staff.ChatSettings>} chatSettings
 * @property {Setting<Staff.Features>} features
 * @property {Setting<Staff.CallSettings>} callSettings
 * @property {Setting<Staff.SigningKey>} signingKey
 */

/** What an operator sees after signing in. Kept current until closed. */
export class Desk {
  /** @type {ChosenChat | null} At most one of them is chosen. */
  #chat = null;
  /** @type {ChosenVisitor | null} */
  #visitor = null;
  #unread = new Unread();
  #ringing = new Ringing(sound);
  /** @type {number | undefined} */
  #rendering;
  #closed = new AbortController();
  #parts;

  /** @param {StaffApi} api */
  constructor(api) {
    this.api = api;
    this.#parts = this.#begin();
    this.stream = new LiveStream(`${api.base}/events`, {
      state: state => this.#showState(state),
      message: message => this.#receive(readEvent(message, api.base)),
      load: () => this.#load(),
      check: () => api.checkSession(),
    });
    const { signal } = this.#closed;
    for (const told of [...this.#always, this.#parts.answering]) told.addEventListener('change', () => this.#render(), { signal });
    addEventListener('hashchange', () => this.#choose(true), { signal });
    addEventListener('keydown', event => this.#escape(event), { signal });
    // What came while nobody looked is seen now.
    document.addEventListener('visibilitychange', () => this.#render(), { signal });
    $('skip-to-chosen').addEventListener('click', event => {
      event.preventDefault();
      if (this.#chosen) this.#view.focus();
      else $('chosen').focus();
    }, { signal });
    // Times such as "2 min ago" grow older by themselves.
    this.clock = setInterval(() => this.#render(), 15_000);
    // Those of calls are told to the second.
    this.stopwatch = setInterval(() => this.#tick(), 1_000);
  }

  open() {
    $('desk').hidden = false;
    this.#choose(false);
    this.stream.open();
  }

  /** Before the session ends that it needs the call is hung up. Resolved when the visitor can know. */
  hangUp() {
    return this.#parts.answering.hangUp();
  }

  close() {
    if (this.#closed.signal.aborted) return;
    this.#closed.abort();
    this.stream.close();
    clearInterval(this.clock);
    clearInterval(this.stopwatch);
    clearTimeout(this.#rendering);
    this.#parts.answering.close();
    this.#parts = this.#begin();
    this.#unread = new Unread();
    this.#chat = this.#visitor = null;
    // Nothing of the visitors stays on a signed-out screen.
    this.#show();
    setText($('announcement'), '');
    setText($('call-announcement'), '');
    chatView.clear();
    settings.clear();
    $('desk').hidden = true;
  }

  /** The parts that are kept current, with nothing loaded yet. */
  #begin() {
    const calls = new Calls(this.api);
    /** @type {Settings} */
    const settings = {
      chatSettings: new Setting(this.api, 'chat_settings'),
      features: new Setting(this.api, 'features'),
      callSettings: new Setting(this.api, 'call_settings'),
      signingKey: new Setting(this.api, 'signing_key'),
    };
    return {
      site: new Site(this.api),
      chats: new Chats(this.api),
      ended: new EndedChats(this.api),
      calls,
      answering: new Answering(this.api, calls, call => this.#accepted(call)),
      settings,
    };
  }

  get #always() {
    const { site, chats, ended, calls, settings } = this.#parts;
    return [site, chats, ended, calls, ...Object.values(settings)];
  }

  get #chosen() {
    return this.#chat ?? this.#visitor;
  }

  /** Where the chosen one is shown. */
  get #view() {
    return this.#chat ? chatView : visitorView;
  }

  /**
   * Puts the focus on the item of that id in the lists that are in front, or on their heading if there is none.
   * @param {string | undefined} id
   */
  #focusList(id) {
    if (areVisitorsInAddress()) visitorList.focus(id);
    else (chatList.item(id) ?? endedList.item(id) ?? $('chats-title')).focus();
  }

  async #load() {
    await this.#parts.site.load();
    const [, ...others] = this.#always;
    await Promise.all([this.#chosen, ...others].map(loaded => loaded?.load()));
  }

  /** @param {Staff.Event} event */
  #receive(event) {
    for (const loaded of [...this.#always, this.#chosen]) attempt(() => loaded?.receive(event));
  }

  /** @param {boolean} byHand */
  #choose(byHand) {
    const [chat, visitor] = [chatInAddress(), visitorInAddress()];
    const before = this.#chosen;
    if (chat !== (this.#chat?.id ?? null) || visitor !== (this.#visitor?.id ?? null)) {
      this.#chat = chat === null ? null : new ChosenChat(this.api, this.#parts.site, chat, this.#parts.chats.open.get(chat) ?? this.#parts.ended.known.get(chat));
      this.#visitor = visitor === null ? null : new ChosenVisitor(this.api, this.#parts.site, visitor);
      this.#chosen?.addEventListener('change', () => this.#render(), { signal: this.#closed.signal });
      // Before the site is loaded this would race with it; #load comes to it then.
      if (this.#parts.site.isLoaded) this.#chosen?.load().catch(error => this.#loadFailed(error));
    }
    this.#show();
    if (byHand) this.focus(before?.id);
  }

  /**
   * The conversation that belongs to the call is opened; the focus is where the call is led.
   * @param {Staff.Call} call
   */
  #accepted({ id }) {
    history.pushState(null, '', chatHash(id));
    this.#choose(false);
    callPanel.focus();
  }

  /**
   * Puts the focus on what is shown; in the list, on the item of that id.
   * @param {string} [id]
   */
  focus(id) {
    if (isSettingsInAddress()) settings.focus();
    else if (this.#chosen) this.#view.focus();
    else this.#focusList(id);
  }

  /** @param {unknown} error */
  #loadFailed(error) {
    if (error instanceof SignedOut || this.#closed.signal.aborted) return;
    // To begin anew loads the chosen one too.
    this.stream.openLater();
  }

  /** @param {KeyboardEvent} event */
  #escape(event) {
    if (event.key !== 'Escape' || !this.#chosen || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    if (isNarrow.matches) location.hash = this.#visitor ? 'visitors' : '';
    else this.#focusList(this.#chosen.id);
  }

  /** Many events may come at once; one painting will do. */
  #render() {
    this.#rendering ??= setTimeout(() => this.#show(), 20);
  }

  #show() {
    clearTimeout(this.#rendering);
    this.#rendering = undefined;
    this.#tell(this.#unread.update(this.#parts.chats, this.#parts.ended, document.hidden ? null : this.#chat?.id));
    // First the frame: what is not displayed cannot be scrolled.
    const isSettings = isSettingsInAddress();
    const areVisitors = areVisitorsInAddress();
    $('panes').hidden = isSettings;
    $('settings-view').hidden = !isSettings;
    $('desk').classList.toggle('at-settings', isSettings);
    $('desk').classList.toggle('has-chosen', Boolean(this.#chosen));
    $('desk').classList.toggle('has-chat', Boolean(this.#chat));
    $('desk').classList.toggle('at-visitors', areVisitors);
    $('nothing-chosen').hidden = Boolean(this.#chosen);
    $('skip-to-chosen').hidden = !this.#chosen;
    setText($('skip-to-chosen'), this.#chat ? 'Skip to the chosen chat' : 'Skip to the chosen visitor');
    for (const [id, isHere] of /** @type {const} */ ([['to-chats', !isSettings && !areVisitors], ['to-visitors', areVisitors], ['to-settings', isSettings]])) {
      if (isHere) $(id).setAttribute('aria-current', 'page');
      else $(id).removeAttribute('aria-current');
    }

    attempt(() => this.#showCalls());
    attempt(() => chatList.show(this.#parts.site, this.#parts.chats, this.#chat, this.#unread));
    attempt(() => endedList.show(this.#parts.site, this.#parts.ended, this.#chat, this.#unread));
    attempt(() => chatView.show(this.#parts.site, this.#chat));
    attempt(() => visitorList.show(this.#parts.site, this.#visitor));
    attempt(() => visitorView.show(this.#parts.site, this.#visitor, this.#parts.chats));
    attempt(() => settings.show(this.api, this.#parts.site, this.#parts.settings));

    const unread = this.#unread.chats;
    setText($('unread-chats'), unread);
    $('unread-chats').hidden = !unread;
    document.title = this.#parts.calls.ringing.length ? 'Incoming call – Console' : `${unread ? `(${unread}) ` : ''}${this.#title(areVisitors)} · Console`;
  }

  #showCalls() {
    const { site, calls, answering } = this.#parts;
    const { ringing } = calls;
    answering.tidy();
    this.#ringing.show(site, ringing, Boolean(answering.own));
    callList.show(site, calls, answering, this.#parts.settings.features.state?.webrtc_calls === false);
    const leftBar = callBar.show(site, ringing, answering);
    const leftPanel = callPanel.show(site, answering);
    // Before anything is scrolled or focused below it.
    measureStrip();
    if (leftBar || leftPanel) this.focus();
  }

  #tick() {
    callPanel.tick();
    if (this.#parts.calls.ringing.length) this.#render();
  }

  /**
   * New chats and messages that are not looked at: by sound, and in words for screen readers.
   * @param {News[]} chats
   */
  #tell(chats) {
    // A call is told otherwise than the task that comes with it, until it is missed.
    const news = chats.filter(({ chat }) => chat.call?.is_missed || !this.#parts.calls.open.has(chat.id));
    if (!news.length) return;
    sound.play();
    // The same words again are news again.
    $('announcement').replaceChildren(news.map(({ chat, isNew }) =>
      `${chat.call?.is_missed && !chat.visitor_message_count ? 'Missed call' : `New ${isNew ? chatKind(chat).toLowerCase() : 'message'}`} from ${chatName(chat, this.#parts.site)}.`).join(' '));
  }

  /** @param {boolean} areVisitors */
  #title(areVisitors) {
    if (isSettingsInAddress()) return 'Settings';
    if (this.#chat?.chat) return chatName(this.#chat.chat, this.#parts.site);
    if (this.#visitor && !this.#visitor.isMissing) return visitorName(describe(this.#visitor));
    return areVisitors ? 'Visitors' : 'Chats';
  }

  /** @param {State} state */
  #showState(state) {
    if ($('connection').textContent === STATES[state]) return;
    $('connection').textContent = STATES[state];
    $('connection').className = `connection ${state}`;
  }
}
