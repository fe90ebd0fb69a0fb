import { describe, expect, test } from 'vitest';
import type { DoorReason } from '../server/contract/call.ts';
import type { Availability } from '../server/contract/caller-socket.ts';
import { isLong, qrBox, quietSeconds, readableAddress, statusOf } from './screen-view.ts';

describe('what a screen says', () => {
  const at = (free: boolean, onDuty: boolean, door: DoorReason | null = null): Availability => ({
    free,
    onDuty,
    waiting: 0,
    wait: null,
    door,
    opensAt: null,
    timeZone: 'Europe/Paris',
    instead: [],
  });

  test('a free counselor is announced', () => {
    expect(statusOf(at(true, true), 0)).toBe('free');
  });
  test('counselors who are all busy answer soon', () => {
    expect(statusOf(at(false, true), 0)).toBe('soon');
  });
  test('without anybody on duty, it says so', () => {
    expect(statusOf(at(false, false), 0)).toBe('nobody');
  });
  test('behind a closed door, nobody is promised, even where somebody is at work', () => {
    expect(statusOf(at(true, true, 'closed_hours'), 0)).toBe('nobody');
    expect(statusOf(at(false, true, 'queue_full'), 0)).toBe('nobody');
  });
  test('a short cut changes nothing', () => {
    expect(statusOf(at(true, true), quietSeconds)).toBe('free');
  });
  test('after a longer cut, nothing is promised', () => {
    expect(statusOf(at(true, true), quietSeconds + 0.1)).toBe('unknown');
    expect(statusOf(at(false, false), quietSeconds + 0.1)).toBe('unknown');
  });
});

test('a code keeps four light modules on each side', () => {
  expect(qrBox(25)).toEqual({ viewBox: '0 0 33 33', side: 33, translate: 'translate(4 4)' });
});

test('the address is shown as it is typed', () => {
  expect(readableAddress('https://exemple.fr/q/ABC2')).toBe('exemple.fr/q/ABC2');
  expect(readableAddress('http://exemple.fr/')).toBe('exemple.fr');
});

test('a call to action of many words stands smaller', () => {
  expect(isLong({ fr: 'Besoin de parler ? Quelqu’un est là.', en: 'Need to talk? Someone is here.' })).toBe(false);
  expect(isLong({ fr: 'Parle.', en: 'x'.repeat(80) })).toBe(true);
});
