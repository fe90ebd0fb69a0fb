import { describe, expect, it } from 'vitest';
import { outcomeOf } from './devices.ts';
import { levelOf } from './microphone-level.ts';

describe('what came of asking for camera and microphone', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['OverconstrainedError', 'missing'],
    ['NotReadableError', 'busy'],
    ['AbortError', 'busy'],
    ['TypeError', 'unsupported'],
  ] as const)('%s means %s', (name, outcome) => {
    expect(outcomeOf(new DOMException('', name))).toBe(outcome);
  });

  it('is unsupported where the browser threw something unknown', () => {
    expect(outcomeOf(undefined)).toBe('unsupported');
  });
});

describe('the microphone’s level', () => {
  const tone = (amplitude: number) => Float32Array.from({ length: 512 }, (_, i) => amplitude * Math.sin(i / 5));

  it('is nothing in silence, all at full scale, and grows between', () => {
    expect(levelOf(new Float32Array(512))).toBe(0);
    expect(levelOf(tone(1))).toBe(1);
    const levels = [0.003, 0.01, 0.05, 0.2].map((amplitude) => levelOf(tone(amplitude)));
    expect(levels).toEqual([...levels].sort((a, b) => a - b));
    expect(levels.every((level) => level > 0 && level < 1)).toBe(true);
  });
});
