import { afterEach, describe, expect, it, vi } from 'vitest';
import { offer } from './share.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the phone’s own sharing', () => {
  const canShare = () => true;
  const refusing = (name: string) => ({ canShare, share: () => Promise.reject(new DOMException('', name)) });

  it.each([
    ['takes it', { canShare, share: () => Promise.resolve() }, true],
    ['is closed again', refusing('AbortError'), true],
    ['is not allowed here', refusing('NotAllowedError'), false],
    ['does not take this', { canShare: () => false, share: () => Promise.resolve() }, false],
    ['is not there', {}, false],
  ])('%s', async (_how, navigator, offered) => {
    vi.stubGlobal('navigator', navigator);
    expect(await offer({ text: 'What we agreed' })).toBe(offered);
  });
});
