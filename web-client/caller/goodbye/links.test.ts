import { describe, expect, it } from 'vitest';
import { mapLink, telLink } from './links.ts';

describe('the links of a structure', () => {
  it('dial digits alone', () => {
    expect(telLink('04 75 00.00-00')).toBe('tel:0475000000');
    expect(telLink('+33 (0)4 75')).toBe('tel:+3304 75'.replace(' ', ''));
    expect(telLink('3114')).toBe('tel:3114');
  });

  it('open the phone’s own map', () => {
    const address = '12 rue des Tilleuls\n07200 Aubenas & co';
    const asked = '12%20rue%20des%20Tilleuls%2007200%20Aubenas%20%26%20co';
    expect(mapLink(address, 'Mozilla/5.0 (Linux; Android 9; SM-J330F)')).toBe(`geo:0,0?q=${asked}`);
    expect(mapLink(address, 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)')).toBe(`maps:?q=${asked}`);
    expect(mapLink(address, 'Mozilla/5.0 (X11; Linux x86_64)')).toBe(
      `https://www.openstreetmap.org/search?query=${asked}`,
    );
  });
});
