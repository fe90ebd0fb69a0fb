import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { callGraceSeconds, waitingGraceSeconds } from '../../server/contract/caller-socket.ts';
import type { CallId } from '../../server/contract/ids.ts';
import type { CallerConnection, CallerState } from '../data/caller-session.ts';
import { watchCut } from './cut-watch.ts';

const id: CallId = JSON.parse('"0193a1b2-0000-7000-8000-000000000001"');
const counselor = { name: 'Samira', initials: null, picture: null };
const talk: CallerState['call'] = { state: 'writing', id, kind: 'text', counselor, activeSince: null };
const state = (connection: CallerConnection, call: CallerState['call'] = null) => ({ connection, call });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ['a place in the queue', null, waitingGraceSeconds],
  ['a talk', talk, callGraceSeconds],
])('promises %s for as long as the server keeps it', (_, call, seconds) => {
  const changed = vi.fn();
  const cut = watchCut(changed);
  cut.follow(state('reconnecting', call));
  vi.advanceTimersByTime(seconds * 1000 - 1);
  // What happens meanwhile does not begin it anew.
  cut.follow(state('connecting', call));
  expect(cut.lost).toBe(false);
  vi.advanceTimersByTime(1);
  expect(cut.lost).toBe(true);
  expect(changed).toHaveBeenCalledTimes(1);
  cut.follow(state('open', call));
  expect(cut.lost).toBe(false);
});

it('counts each cut for itself', () => {
  const cut = watchCut(() => {});
  cut.follow(state('reconnecting'));
  vi.advanceTimersByTime(waitingGraceSeconds * 1000 - 1);
  cut.follow(state('open'));
  cut.follow(state('reconnecting'));
  vi.advanceTimersByTime(waitingGraceSeconds * 1000 - 1);
  expect(cut.lost).toBe(false);
});
