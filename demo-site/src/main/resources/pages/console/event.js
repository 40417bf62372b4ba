/**
 * An event of the stream, its channel as the parts of a path below the organisation.
 * @param {Staff.StreamedEvent} event
 * @param {string} base
 * @returns {Staff.Event}
 */
export function readEvent({ channel, action, resource_id, resource }, base) {
  const path = channel.slice(base.length).split('/').filter(Boolean).map(decodeURIComponent);
  return { path, action, id: resource_id, resource };
}
