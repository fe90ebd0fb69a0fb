import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jpegHeader } from '../../test/support/jpeg.ts';
import { jpegSize } from './picture.ts';

describe('the size of a JPEG picture', () => {
  it('is read from its header, whatever stands before the frame', () => {
    expect(jpegSize(jpegHeader(192, 144))).toEqual({ width: 192, height: 144 });
    expect(jpegSize(jpegHeader(65_500, 3, { comment: 'x'.repeat(300) }))).toEqual({ width: 65_500, height: 3 });
    expect(jpegSize(jpegHeader(10, 20, { fill: 3 }))).toEqual({ width: 10, height: 20 });
  });

  it('is unknown of anything else', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from([0xff]),
      png,
      Buffer.from('<svg/>'),
      Buffer.from('ffd8ffd9', 'hex'),
    ]) {
      expect(jpegSize(bytes)).toBeNull();
    }
    expect(jpegSize(jpegHeader(192, 192).subarray(0, 12))).toBeNull();
  });

  it('is read or unknown of whatever bytes come', () => {
    const tail = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(tail, fc.boolean(), (bytes, begun) => {
        const size = jpegSize(Buffer.from([...(begun ? [0xff, 0xd8, 0xff] : []), ...bytes]));
        return size === null || (size.width >= 0 && size.height >= 0);
      }),
    );
  });
});
