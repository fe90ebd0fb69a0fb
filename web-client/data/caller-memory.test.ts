import { describe, expect, it } from 'vitest';
import { type MemoryStorage, openCallerMemory } from './caller-memory.ts';

function storage(): MemoryStorage & { size(): number } {
  const kept = new Map<string, string>();
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    size: () => kept.size,
  };
}

describe('what the page remembers', () => {
  it('is the same visit and the same call after a reload', () => {
    const kept = storage();
    const before = openCallerMemory('ABCD', () => kept);
    before.resume = 'a-token';
    const after = openCallerMemory('ABCD', () => kept);
    expect(after.visit).toBe(before.visit);
    expect(after.resume).toBe('a-token');
  });

  it('is another visit for another code', () => {
    const kept = storage();
    expect(openCallerMemory('ABCD', () => kept).visit).not.toBe(openCallerMemory('EFGH', () => kept).visit);
  });

  it.each(['hidden', 'blurred', 'muted', 'cameraOff'] as const)(
    'keeps what is %s so through a reload, and in the next visit of the same tab',
    (what) => {
      const kept = storage();
      openCallerMemory('ABCD', () => kept)[what] = true;
      const memory = openCallerMemory('ABCD', () => kept);
      expect(memory[what]).toBe(true);
      memory.renew();
      expect(memory[what]).toBe(true);
      memory[what] = false;
      expect(openCallerMemory('ABCD', () => kept)[what]).toBe(false);
    },
  );

  it('is nothing after it was erased', () => {
    const kept = storage();
    const memory = openCallerMemory('ABCD', () => kept);
    memory.resume = 'a-token';
    memory.hidden = true;
    memory.blurred = true;
    memory.ended = 'a-call';
    memory.muted = true;
    memory.cameraOff = true;
    memory.callback = 'a-secret';
    memory.toWriting = true;
    memory.known = 'words';
    memory.erase();
    expect(kept.size()).toBe(0);
    expect(memory.hidden).toBe(false);
    expect(memory.muted).toBe(false);
    expect(memory.cameraOff).toBe(false);
    expect(memory.resume).toBeNull();
  });

  it('lasts as long as the page where the browser keeps nothing', () => {
    const memory = openCallerMemory('ABCD', () => {
      throw new DOMException('', 'SecurityError');
    });
    memory.resume = 'a-token';
    expect(memory.resume).toBe('a-token');
    expect(memory.visit).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('does not take over a visit id that is none', () => {
    const kept = storage();
    kept.setItem('passerelle.visit.ABCD', 'not-an-id');
    expect(openCallerMemory('ABCD', () => kept).visit).not.toBe('not-an-id');
  });
});
