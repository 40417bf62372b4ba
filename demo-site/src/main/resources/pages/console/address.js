/**
 * What is shown stands in the address, so that reload, back and a bookmark find the way.
 * @param {string} id
 */
export const chatHash = id => `#chat=${encodeURIComponent(id)}`;
/** @param {string} id */
export const visitorHash = id => `#visitor=${encodeURIComponent(id)}`;

export const chatInAddress = () => inAddress('chat');
export const visitorInAddress = () => inAddress('visitor');
export const isSettingsInAddress = () => location.hash === '#settings';
/** Else chats are in front. */
export const areVisitorsInAddress = () => location.hash === '#visitors' || visitorInAddress() !== null;

/** @param {string} kind */
function inAddress(kind) {
  const match = location.hash.match(/^#(chat|visitor)=(.+)$/);
  try {
    return match?.[1] === kind ? decodeURIComponent(match[2]) : null;
  } catch {
    return null;
  }
}
