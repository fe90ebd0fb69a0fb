/** What of a marker (its second byte) begins a frame: the others between them are tables and a reserved one. */
const beginsFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * How large a JPEG picture is, in pixels, by its header (ITU-T T.81, annex B); null where it is none. Read before a phone
 * has to: a few kilobytes can unfold to a picture that fills an old phone's memory.
 */
export function jpegSize(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.length < 2 || bytes.readUInt16BE(0) !== 0xffd8) return null;
  let at = 2;
  while (at + 9 <= bytes.length) {
    const marker = bytes.readUInt8(at + 1);
    // What is compressed, or the end, has come before any frame.
    if (bytes.readUInt8(at) !== 0xff || marker === 0xda || marker === 0xd9) return null;
    if (beginsFrame(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) };
    // A marker may stand behind any number of fill bytes.
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return null;
}
