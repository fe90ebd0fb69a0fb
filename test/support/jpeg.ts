/** The header of a JPEG picture of this size: all that tells one from another without decoding it. */
export function jpegHeader(
  width: number,
  height: number,
  { comment = '', fill = 0, tail = 64 }: { comment?: string; fill?: number; tail?: number } = {},
): Buffer {
  const segment = (marker: number, content: Buffer) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  };
  const frame = Buffer.from([8, 0, 0, 0, 0, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1]);
  frame.writeUInt16BE(height, 1);
  frame.writeUInt16BE(width, 3);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
    ...(comment ? [segment(0xfe, Buffer.from(comment))] : []),
    Buffer.alloc(fill, 0xff),
    segment(0xc0, frame),
    Buffer.alloc(tail),
    Buffer.from([0xff, 0xd9]),
  ]);
}
