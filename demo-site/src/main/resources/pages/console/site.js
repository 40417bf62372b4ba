import { Loaded } from './loaded.js';

/** @import { StaffApi } from './staff-api.js' */

/**
 * Rooms, goals, and the visitors who are on the site now.
 * @typedef {{ rooms: Staff.Room[], goals: Staff.Goal[], visitors: Staff.RoomVisitor[] }} Read
 * @extends {Loaded<Read>}
 */
export class Site extends Loaded {
  /** @type {Map<string, Staff.Room>} */
  rooms = new Map();
  /** @type {Map<string, Staff.Goal>} */
  goals = new Map();
  /** @type {Map<string, Staff.RoomVisitor>} */
  visitors = new Map();
  isLoaded = false;

  /** @param {StaffApi} api */
  constructor(api) {
    super();
    this.api = api;
  }

  /** @returns {Promise<Read>} */
  async read() {
    const [rooms, goals] = await Promise.all([this.api.all('/rooms'), this.api.all('/goals')]);
    const present = rooms.filter(room => room.domain).map(room => this.api.all(`/rooms/${encodeURIComponent(room.id)}/visitors?is_present=true`));
    return { rooms, goals, visitors: (await Promise.all(present)).flat() };
  }

  /** @param {Read} read */
  take({ rooms, goals, visitors }) {
    /** @type {<Item extends { id: string }>(list: Item[]) => Map<string, Item>} */
    const byId = list => new Map(list.map(item => [item.id, item]));
    this.rooms = byId(rooms);
    this.goals = byId(goals);
    this.visitors = byId(visitors);
    this.isLoaded = true;
  }

  /**
   * Whether the event changed anything.
   * @param {Staff.Event<Staff.Room & Staff.Goal & Staff.RoomVisitor>} event
   */
  apply({ path: [list, room, ...rest], action, id, resource }) {
    if (list === 'rooms' && !room) return update(this.rooms, action, id, resource);
    if (list === 'goals' && !room) return update(this.goals, action, id, resource);
    if (list !== 'rooms' || !this.isDomainRoom(room) || rest.join() !== 'visitors') return false;

    const known = this.visitors.get(id);
    const left = action === 'removed' || !resource.is_present;
    if (left && known && known.room_id !== room) return false;
    return update(this.visitors, left ? 'removed' : action, id, resource);
  }

  /** @param {string} id */
  isDomainRoom(id) {
    return Boolean(this.rooms.get(id)?.domain);
  }

  /** @param {string} id */
  isSignatureRequired(id) {
    return Boolean(this.rooms.get(id)?.is_signature_required);
  }

  /** @param {string} id */
  roomName(id) {
    const room = this.rooms.get(id);
    return room?.display_name || room?.name || id;
  }
}

/**
 * @template Item
 * @param {Map<string, Item>} map
 * @param {Staff.Action} action
 * @param {string} id
 * @param {Item} resource
 */
function update(map, action, id, resource) {
  if (action === 'removed') return map.delete(id);
  map.set(id, resource);
  return true;
}
