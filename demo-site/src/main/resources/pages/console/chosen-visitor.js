import { Loaded } from './loaded.js';

/** All that is known about one visitor. */
export class ChosenVisitor extends Loaded {
  /** The visitor as the staff API has it; null until loaded. */
  visitor = null;
  /** Whether the backend knows no such visitor. */
  isMissing = false;
  /** The visitor as last seen in a room of a domain; null until known. */
  seen = null;
  /** Room id → key → variable. */
  variables = new Map();
  matches = new Map();

  constructor(api, site, id) {
    super();
    Object.assign(this, { api, site, id, seen: site.visitors.get(id) ?? null });
  }

  async read() {
    const path = `/visitors/${encodeURIComponent(this.id)}`;
    try {
      const [visitor, variables, matches] = await Promise.all([
        this.api.get(path), this.api.all(`${path}/variables`), this.api.all(`${path}/goal_matches`)]);
      return { visitor, variables, matches };
    } catch (error) {
      if (error.status !== 404) throw error;
      return { visitor: null, variables: [], matches: [] };
    }
  }

  take({ visitor, variables, matches }) {
    this.visitor = visitor;
    this.isMissing = !visitor;
    this.seen = this.site.visitors.get(this.id) ?? (visitor && { ...this.seen, ...visitor, is_present: false });
    this.variables = new Map();
    for (const variable of variables) this.#setVariable(variable);
    this.matches = new Map(matches.map(match => [match.id, match]));
  }

  /** Whether the event changed anything. */
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
      this.seen = action === 'removed' ? { ...this.seen, is_present: false } : resource;
      return true;
    }
    if (list === 'goals' && parent && resource?.visitor_id === this.id) {
      this.matches.set(id, { goal_id: parent, ...resource });
      return true;
    }
    return false;
  }

  get isPresent() {
    return Boolean(this.seen?.is_present);
  }

  #setVariable(variable) {
    if (!this.variables.has(variable.room_id)) this.variables.set(variable.room_id, new Map());
    this.variables.get(variable.room_id).set(variable.key, variable);
  }
}
