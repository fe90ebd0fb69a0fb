/** What dials a number: its digits, and a plus in front. */
export const telLink = (phone: string): string => `tel:${phone.replace(/[^\d+]/g, '')}`;

/**
 * What shows an address on a map: the phone's own app where it has one, asked by an address of its own (`geo:`, RFC 5870;
 * `maps:` on Apple's devices). Elsewhere a page of OpenStreetMap, which is fetched by a tap alone.
 */
export function mapLink(address: string, userAgent: string): string {
  const place = encodeURIComponent(address.replace(/\s+/g, ' ').trim());
  if (/Android/i.test(userAgent)) return `geo:0,0?q=${place}`;
  if (/iPhone|iPad|iPod|Macintosh/.test(userAgent)) return `maps:?q=${place}`;
  return `https://www.openstreetmap.org/search?query=${place}`;
}
