import { element, setText } from './element.js';
import { reason, SignedOut } from './staff-api.js';

/** A switch for whether a room requires signatures. `change(room, isRequired)` answers with the room as it then is. */
export function roomSwitch(change) {
  const name = element('span', { dir: 'auto' });
  const kind = element('span', { className: 'hint' });
  const input = element('input', { type: 'checkbox', role: 'switch' });
  const wrong = element('p', { className: 'error', role: 'alert' });
  let room;
  let isSending = false;

  input.addEventListener('change', async () => {
    if (isSending) return;
    isSending = true;
    setText(wrong, '');
    try {
      // One request at a time: of two, the first might be the last to arrive.
      let sent;
      do {
        sent = input.checked;
        room = await change(room, sent);
      } while (input.checked !== sent);
    } catch (error) {
      if (!(error instanceof SignedOut)) setText(wrong, reason(error));
    }
    isSending = false;
    input.checked = room.is_signature_required;
  });

  return {
    root: element('li', {}, element('label', {}, element('span', {}, name, kind), input), wrong),
    update(newRoom) {
      if (isSending) return;
      room = newRoom;
      setText(name, room.display_name || room.name);
      setText(kind, room.domain ? 'domain room' : '');
      input.checked = room.is_signature_required;
    },
  };
}
