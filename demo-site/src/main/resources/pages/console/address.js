/** What is shown stands in the address, so that reload, back and a bookmark find the way. */
export const visitorHash = id => `#visitor=${encodeURIComponent(id)}`;

export const isSettingsInAddress = () => location.hash === '#settings';

export function visitorInAddress() {
  const match = location.hash.match(/^#visitor=(.+)$/);
  try {
    return match && decodeURIComponent(match[1]);
  } catch {
    return null;
  }
}
