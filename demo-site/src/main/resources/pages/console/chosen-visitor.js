import { Loaded } from './loaded.js';
import { Refused } from './staff-api.js';

/** @import { Site } from './site.js' */
/** @import { StaffApi } from './staff-api.js' */

/**
 * All that is known about one visitor.
 * @typedef {Partial<Staff.RoomVisitor> & { id: string }} Seen
 * @typedef {{ visitor: Staff.Visitor | null, variables: Staff.Variable[], matches: Staff.GoalMatch[] }} Read
 * @extends {Loaded<Read>}
 */
export class ChosenVisitor extends Loaded {
  /** @type {Staff.Visitor | null} The visitor as the staff API has it; null until loaded. */
  visitor = null;
  /** Whether the backend knows no such visitor. */
  isMissing = false;
  /** @type {Seen | null} The visitor as last seen in a room of a domain; null until known. */
  seen = null;
  /** @type {Map<string, Map<string, Staff.Variable>>} Room id → key → variable. */
  variables = new Map();
  /** @type {Map<string, Staff.GoalMatch>} */
  matches = new Map();

  /** @param {StaffApi} api @param {Site} site @param {string} id */
  constructor(api, site, id) {
    super();
    this.api = api;
    this.site = site;
    this.id = id;
    this.seen = site.visitors.get(id) ?? null;
  }

  /** @returns {Promise<Read>} */
  async read() {
    const path = `/visitors/${encodeURIComponent(this.id)}`;
    try {
      const [visitor, variables, matches] = await Promise.all([
        this.api.get(path), this.api.all(`${path}/variables`), this.api.all(`${path}/goal_matches`)]);
      return { visitor, variables, matches };
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 404) throw error;
      return { visitor: null, variables: [], matches: [] };
    }
  }

  /** @param {Read} read */
  take({ visitor, variables, matches }) {
    this.visitor = visitor;
    this.isMissing = !visitor;
    this.seen = this.site.visitors.get(this.id) ?? (visitor && { ...this.seen, ...visitor, is_present: false });
    this.variables = new Map();
    for (const variable of variables) this.#setVariable(variable);
    this.matches = new Map(matches.map(match => [match.id, match]));
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Visitor & Staff.RoomVisitor & Staff.Variable & Staff.GoalMatch>} event
   */
  apply({ path, action, id, resource }) {
    const [list, parent, kind, visitor, variables] = path;
    if (list === 'visitors' && id === this.id) {
      this.visitor = { ...this.visitor, ...resource };
      this.isMissing = false;
      return true;
    }
    if (variables && visitor === this.id) {
      if (action === 'removed') this.variables.get(parent)?.delete(resource?.key ?? id);
      else this.#setVariable(resource);
      return true;
    }
    if (list === 'rooms' && kind === 'visitors' && path.length === 3 && id === this.id && this.site.isDomainRoom(parent)) {
      this.seen = action === 'removed' ? { ...this.seen, id, is_present: false } : resource;
      return true;
    }
    if (list === 'goals' && parent && resource?.visitor_id === this.id) {
      this.matches.set(id, resource);
      return true;
    }
    return false;
  }

  get isPresent() {
    return Boolean(this.seen?.is_present);
  }

  /** @param {Staff.Variable} variable */
  #setVariable(variable) {
    const ofRoom = this.variables.get(variable.room_id) ?? new Map();
    this.variables.set(variable.room_id, ofRoom.set(variable.key, variable));
  }
}
