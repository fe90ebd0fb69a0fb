import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { match } from './policy.ts';

const call = (n: number) => brand<CallId>(`call-${n}`);
const counselor = (n: number) => brand<UserId>(`counselor-${n}`);
const calls = fc.nat({ max: 12 }).map((n) => Array.from({ length: n }, (_, i) => call(i)));
const counselors = fc.nat({ max: 12 }).map((n) => Array.from({ length: n }, (_, i) => counselor(i)));
const declined = fc.array(
  fc.record({ call: fc.nat({ max: 12 }).map(call), counselor: fc.nat({ max: 12 }).map(counselor) }),
  { maxLength: 30 },
);

describe('matching', () => {
  it('gives the first caller to the counselor who has been idle longest', () => {
    expect(match([call(1), call(2)], [counselor(1)], [])).toEqual([{ call: call(1), counselor: counselor(1) }]);
  });

  it('does not offer a call to somebody who just declined it, and lets the next caller have them', () => {
    const pairs = match([call(1), call(2)], [counselor(1)], [{ call: call(1), counselor: counselor(1) }]);
    expect(pairs).toEqual([{ call: call(2), counselor: counselor(1) }]);
  });

  it('puts each call and each counselor in one pair at most, and honours every refusal', () => {
    fc.assert(
      fc.property(calls, counselors, declined, (waiting, idle, refused) => {
        const pairs = match(waiting, idle, refused);
        expect(new Set(pairs.map((pair) => pair.call)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.counselor)).size).toBe(pairs.length);
        for (const pair of pairs) expect(refused).not.toContainEqual(pair);
      }),
    );
  });

  it('leaves nobody waiting whom an idle counselor could take', () => {
    fc.assert(
      fc.property(calls, counselors, declined, (waiting, idle, refused) => {
        const pairs = match(waiting, idle, refused);
        const leftCalls = waiting.filter((id) => !pairs.some((pair) => pair.call === id));
        const leftIdle = idle.filter((id) => !pairs.some((pair) => pair.counselor === id));
        for (const call of leftCalls) {
          for (const counselor of leftIdle) expect(refused).toContainEqual({ call, counselor });
        }
      }),
    );
  });

  it('serves calls in the order of waiting where nobody declined', () => {
    fc.assert(
      fc.property(calls, counselors, (waiting, idle) => {
        const served = match(waiting, idle, []).map((pair) => pair.call);
        expect(served).toEqual(waiting.slice(0, Math.min(waiting.length, idle.length)));
      }),
    );
  });
});
