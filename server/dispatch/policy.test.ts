import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallId, TeamId, UserId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import {
  byTurn,
  type Cooling,
  candidateFor,
  type Demand,
  fitOf,
  type IdleCounselor,
  match,
  serves,
  type WaitingCall,
} from './policy.ts';

const team = (name: string) => brand<TeamId>(`team-${name}`);
const callId = (n: number) => brand<CallId>(`call-${n}`);
const userId = (n: number) => brand<UserId>(`counselor-${n}`);

const demand = (more: Partial<Demand> = {}): Demand => ({
  team: team('a'),
  requiredSkills: [],
  preferredSkills: [],
  languages: [],
  languageRequired: false,
  ...more,
});
const aCall = (n: number, more: Partial<WaitingCall> = {}): WaitingCall => ({
  id: callId(n),
  priority: 0,
  askedAt: n,
  demands: [demand()],
  ...more,
});
const aCounselor = (n: number, more: Partial<IdleCounselor> = {}): IdleCounselor => ({
  id: userId(n),
  idleSince: n,
  teams: [team('a')],
  skills: [],
  languages: ['fr'],
  ...more,
});
const cooling = (call: number, counselor: number, lastResort = false): Cooling => ({
  call: callId(call),
  counselor: userId(counselor),
  lastResort,
});
const numbers = (calls: readonly WaitingCall[], counselors: readonly IdleCounselor[], cool: readonly Cooling[] = []) =>
  match(calls, counselors, cool).map((pair) => [
    Number(pair.call.slice('call-'.length)),
    Number(pair.counselor.slice('counselor-'.length)),
  ]);

describe('matching', () => {
  it('gives the first caller to the counselor who has been idle longest', () => {
    expect(numbers([aCall(2), aCall(1)], [aCounselor(5), aCounselor(4)])).toEqual([
      [1, 4],
      [2, 5],
    ]);
  });

  it('takes a higher priority before a longer wait', () => {
    expect(numbers([aCall(1), aCall(2, { priority: 3 })], [aCounselor(1)])).toEqual([[2, 1]]);
  });

  it('rings only at those of the team, with all required skills, and a required language', () => {
    const signs = demand({ requiredSkills: ['sign-language'], languages: ['uk'], languageRequired: true });
    const able = { skills: ['housing', 'sign-language'], languages: ['fr', 'uk'] };
    expect(serves(signs, aCounselor(1, able))).toBe(true);
    expect(serves(signs, aCounselor(1, { ...able, teams: [team('b')] }))).toBe(false);
    expect(serves(signs, aCounselor(1, { ...able, skills: ['housing'] }))).toBe(false);
    expect(serves(signs, aCounselor(1, { ...able, languages: ['fr'] }))).toBe(false);
  });

  it('asks for no language of a caller whose languages are not known', () => {
    expect(serves(demand({ languageRequired: true }), aCounselor(1))).toBe(true);
  });

  it('prefers the best fit to the longest idle', () => {
    const wished = demand({ preferredSkills: ['housing', 'rights'], languages: ['uk'] });
    const counselors = [
      aCounselor(1),
      aCounselor(2, { skills: ['housing'], languages: ['uk'] }),
      aCounselor(3, { skills: ['rights'] }),
    ];
    expect(counselors.map((one) => fitOf(wished, one))).toEqual([0, 2, 1]);
    expect(numbers([aCall(1, { demands: [wished] })], counselors)).toEqual([[1, 2]]);
  });

  it('prefers the team of an earlier step, and takes one of a later step where there is none', () => {
    const demands = [demand(), demand({ team: team('b') })];
    const ofB = aCounselor(1, { teams: [team('b')] });
    expect(numbers([aCall(1, { demands })], [ofB, aCounselor(2)])).toEqual([[1, 2]]);
    expect(match([aCall(1, { demands })], [ofB])).toEqual([{ call: callId(1), counselor: userId(1), team: team('b') }]);
  });

  it('lets a call that nobody here can take hold up nobody behind it', () => {
    const hard = aCall(1, { demands: [demand({ requiredSkills: ['sign-language'] })] });
    expect(numbers([hard, aCall(2)], [aCounselor(1)])).toEqual([[2, 1]]);
  });

  it('does not ring again where the call was just declined, unless nobody else is there', () => {
    expect(numbers([aCall(1), aCall(2)], [aCounselor(1)], [cooling(1, 1)])).toEqual([[2, 1]]);
    expect(numbers([aCall(1), aCall(2)], [aCounselor(1)], [cooling(1, 1, true)])).toEqual([[1, 1]]);
    expect(numbers([aCall(1)], [aCounselor(1), aCounselor(2)], [cooling(1, 1, true)])).toEqual([[1, 2]]);
  });
});

const some = <T>(one: fc.Arbitrary<T>) => fc.uniqueArray(one, { maxLength: 2 });
const skills = some(fc.constantFrom('housing', 'rights', 'sign-language'));
const languages = some(fc.constantFrom('fr', 'en', 'uk'));
const teams = fc.constantFrom(team('a'), team('b'));
const demands: fc.Arbitrary<Demand> = fc.record({
  team: teams,
  requiredSkills: skills,
  preferredSkills: skills,
  languages,
  languageRequired: fc.boolean(),
});
const calls = fc
  .array(
    fc.record({
      priority: fc.nat({ max: 2 }),
      askedAt: fc.nat({ max: 9 }),
      demands: fc.array(demands, { minLength: 1, maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map((all) => all.map((call, n): WaitingCall => ({ ...call, id: callId(n) })));
const counselors = fc
  .array(fc.record({ idleSince: fc.nat({ max: 9 }), teams: some(teams), skills, languages }), { maxLength: 12 })
  .map((all) => all.map((one, n): IdleCounselor => ({ ...one, id: userId(n) })));
const cool = fc.array(
  fc.record({
    call: fc.nat({ max: 12 }).map(callId),
    counselor: fc.nat({ max: 12 }).map(userId),
    lastResort: fc.boolean(),
  }),
  { maxLength: 20 },
);
const isCooling = (all: readonly Cooling[], call: CallId, counselor: UserId) =>
  all.find((one) => one.call === call && one.counselor === counselor);

describe('whoever waits and whoever is free', () => {
  it('each is in one pair at most, and only with whom they may be', () => {
    fc.assert(
      fc.property(calls, counselors, cool, (waiting, idle, cooled) => {
        const pairs = match(waiting, idle, cooled);
        expect(new Set(pairs.map((pair) => pair.call)).size).toBe(pairs.length);
        expect(new Set(pairs.map((pair) => pair.counselor)).size).toBe(pairs.length);
        for (const pair of pairs) {
          const call = waiting.find((one) => one.id === pair.call);
          const counselor = idle.find((one) => one.id === pair.counselor);
          expect(call?.demands.some((one) => counselor && one.team === pair.team && serves(one, counselor))).toBe(true);
          expect(isCooling(cooled, pair.call, pair.counselor)?.lastResort).not.toBe(false);
        }
      }),
    );
  });

  it('nobody goes on waiting whom somebody free could take', () => {
    fc.assert(
      fc.property(calls, counselors, cool, (waiting, idle, cooled) => {
        const pairs = match(waiting, idle, cooled);
        const left = waiting.filter((call) => !pairs.some((pair) => pair.call === call.id));
        const free = idle.filter((one) => !pairs.some((pair) => pair.counselor === one.id));
        for (const call of left) {
          for (const counselor of free) {
            const could = candidateFor(call, counselor) !== null;
            const refused = isCooling(cooled, call.id, counselor.id)?.lastResort === false;
            expect(could && !refused).toBe(false);
          }
        }
      }),
    );
  });

  it('nobody is passed by somebody behind them for a counselor whom both could have', () => {
    fc.assert(
      fc.property(calls, counselors, (waiting, idle) => {
        const pairs = match(waiting, idle);
        const left = waiting.filter((call) => !pairs.some((pair) => pair.call === call.id));
        for (const pair of pairs) {
          const taken = waiting.find((call) => call.id === pair.call);
          const counselor = idle.find((one) => one.id === pair.counselor);
          if (taken === undefined || counselor === undefined) throw new Error('A pair of strangers');
          for (const call of left) {
            if (candidateFor(call, counselor) !== null) expect(byTurn(taken, call)).toBeLessThan(0);
          }
        }
      }),
    );
  });

  it('the order in which they are given to the matching does not matter', () => {
    fc.assert(
      fc.property(calls, counselors, cool, (waiting, idle, cooled) => {
        expect(match([...waiting].reverse(), [...idle].reverse(), cooled)).toEqual(match(waiting, idle, cooled));
      }),
    );
  });
});
