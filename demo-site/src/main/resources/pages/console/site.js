import { Loaded } from './loaded.js';

/** Rooms, goals, and the visitors who are on the site now. */
export class Site extends Loaded {
  rooms = new Map();
  goals = new Map();
  visitors = new Map();
  isLoaded = false;

  constructor(api) {
    super();
    this.api = api;
  }

  async read() {
    const [rooms, goals] = await Promise.all([this.api.all('/rooms'), this.api.all('/goals')]);
    const present = rooms.filter(room => room.domain).map(room => this.api.all(`/rooms/${encodeURIComponent(room.id)}/visitors?is_present=true`));
    return { rooms, goals, visitors: (await Promise.all(present)).flat() };
  }

  take({ rooms, goals, visitors }) {
    const byId = list => new Map(list.map(item => [item.id, item]));
    this.rooms = byId(rooms);
    this.goals = byId(goals);
    this.visitors = byId(visitors);
    this.isLoaded = true;
  }

  /** Whether the event changed anything. */
  apply({ path: [list, room, ...rest], action, id, resource }) {
    if (list === 'rooms' && !room) return update(this.rooms, action, id, resource);
    if (list === 'goals' && !room) return update(this.goals, action, id, resource);
    if (list !== 'rooms' || !this.isDomainRoom(room) || rest.join() !== 'visitors') return false;

    const known = this.visitors.get(id);
    const left = action === 'removed' || !resource.is_present;
    if (left && known && known.room_id !== room) return false;
    return update(this.visitors, left ? 'removed' : action, id, resource);
  }

  isDomainRoom(id) {
    return Boolean(this.rooms.get(id)?.domain);
  }

  isSignatureRequired(id) {
    return Boolean(this.rooms.get(id)?.is_signature_required);
  }

  roomName(id) {
    const room = this.rooms.get(id);
    return room?.display_name || room?.name || id;
  }
}

function update(map, action, id, resource) {
  if (action === 'removed') return map.delete(id);
  map.set(id, resource);
  return true;
}
