/** The chosen visitor stands in the address, so that reload, back and a bookmark find the way. */
export const visitorHash = id => `#visitor=${encodeURIComponent(id)}`;

export function visitorInAddress() {
  const match = location.hash.match(/^#visitor=(.+)$/);
  try {
    return match && decodeURIComponent(match[1]);
  } catch {
    return null;
  }
}
