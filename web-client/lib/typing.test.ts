import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sayTyping, watchTyping } from './typing.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('whether somebody writes', () => {
  it('lasts while they say so, and ends by itself in silence', () => {
    const seen: boolean[] = [];
    const typing = watchTyping((now) => seen.push(now));
    typing.heard();
    vi.advanceTimersByTime(5_000);
    typing.heard();
    vi.advanceTimersByTime(5_000);
    expect(seen).toEqual([true]);
    vi.advanceTimersByTime(1_000);
    expect(seen).toEqual([true, false]);
  });

  it('ends at once when what they wrote is here, and is not over twice', () => {
    const seen: boolean[] = [];
    const typing = watchTyping((now) => seen.push(now));
    typing.over();
    typing.heard();
    typing.over();
    typing.over();
    vi.advanceTimersByTime(10_000);
    expect(seen).toEqual([true, false]);
  });

  it('is said at the first key, and then every three seconds at most', () => {
    const say = vi.fn();
    const typed = sayTyping(say);
    for (let key = 0; key < 70; key++) {
      typed();
      vi.advanceTimersByTime(100);
    }
    expect(say).toHaveBeenCalledTimes(3);
  });
});
