import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TeamId, UserId } from '../contract/ids.ts';
import type { Ladder, TeamStep } from '../contract/routing.ts';
import { demandsUpTo } from '../dispatch/ladder.ts';
import { match } from '../dispatch/policy.ts';
import { brand } from '../platform/ids.ts';
import { type PreviewedCounselor, previewOf } from './preview.ts';

const first = brand<TeamId>('first');
const second = brand<TeamId>('second');
const names = new Map([
  [first, 'Écoute jeunes'],
  [second, 'Renfort'],
]);
const step = (team: TeamId, wish: Partial<TeamStep> = {}): TeamStep => ({
  kind: 'team',
  team,
  requiredSkills: [],
  preferredSkills: [],
  language: 'preferred',
  priority: 0,
  seconds: 30,
  ...wish,
});
const counselor = (name: string, wish: Partial<PreviewedCounselor> = {}): PreviewedCounselor => ({
  id: brand<UserId>(name),
  name,
  presence: 'available',
  idleSince: 1_000,
  teams: [first],
  skills: [],
  languages: ['fr'],
  ...wish,
});
const rung = (ladder: Ladder, languages: readonly string[], counselors: readonly PreviewedCounselor[]) =>
  previewOf(ladder, languages, counselors, names).map((one) => one.counselors.map(({ name }) => name));

describe('who would be rung', () => {
  it('on each step, those whom it adds, after the seconds of the steps before', () => {
    const ladder: Ladder = [
      step(first, { language: 'required', seconds: 30 }),
      { kind: 'instead', instead: ['writing'], priority: 0, seconds: 60 },
      step(second, { seconds: null }),
    ];
    const ana = counselor('Ana', { languages: ['pt'] });
    const bea = counselor('Bea');
    const cem = counselor('Cem', { teams: [first, second], presence: 'busy' });
    const preview = previewOf(ladder, ['pt-BR'], [ana, bea, cem], names);
    expect(preview).toEqual([
      {
        position: 0,
        afterSeconds: 0,
        team: { id: first, name: 'Écoute jeunes' },
        instead: [],
        counselors: [{ id: 'Ana', name: 'Ana', presence: 'available', fit: 1 }],
        eligible: 1,
        already: 0,
      },
      { position: 1, afterSeconds: 30, team: null, instead: ['writing'], counselors: [], eligible: 0, already: 0 },
      {
        position: 2,
        afterSeconds: 90,
        team: { id: second, name: 'Renfort' },
        instead: [],
        counselors: [{ id: 'Cem', name: 'Cem', presence: 'busy', fit: 0 }],
        eligible: 1,
        already: 0,
      },
    ]);
  });

  it('the best fit first, of equals the one idle longest, those who are not free after them', () => {
    const ladder: Ladder = [step(first, { preferredSkills: ['housing'], seconds: null })];
    const counselors = [
      counselor('Away', { presence: 'away', idleSince: Number.MAX_SAFE_INTEGER }),
      counselor('New', { idleSince: 2_000 }),
      counselor('Old', { idleSince: 1_000 }),
      counselor('Fit', { idleSince: 3_000, skills: ['housing'] }),
    ];
    expect(rung(ladder, ['fr'], counselors)).toEqual([['Fit', 'Old', 'New', 'Away']]);
  });

  it('nobody, where there are no counselors', () => {
    expect(rung([step(first, { seconds: null })], ['fr'], [])).toEqual([[]]);
  });

  it('nobody new on a step whose people were all rung before, and nobody where none has what it takes', () => {
    const ladder: Ladder = [step(first), step(second), step(first, { requiredSkills: ['housing'] })];
    const preview = previewOf(ladder, ['fr'], [counselor('Ana', { teams: [first, second] }), counselor('Bea')], names);
    expect(preview.map(({ eligible, already }) => [eligible, already])).toEqual([
      [2, 0],
      [0, 1],
      [0, 0],
    ]);
  });

  it('names the first ten and counts them all', () => {
    const counselors = Array.from({ length: 25 }, (_, n) => counselor(`C${n}`));
    const [only] = previewOf([step(first, { seconds: null })], [], counselors, names);
    expect([only?.counselors.length, only?.eligible]).toEqual([10, 25]);
  });

  it('as the matching does it: the first named is the one whom a call on that step would be given', () => {
    const words = fc.subarray(['housing', 'sign-language', 'low-morale']);
    const languages = fc.subarray(['fr', 'en', 'pt']);
    const teams = fc.subarray([first, second], { minLength: 1 });
    const counselors = fc
      .array(fc.record({ teams, skills: words, languages, idleSince: fc.nat({ max: 5 }) }), { maxLength: 8 })
      .map((all) => all.map((one, n) => counselor(`C${n}`, one)));
    const steps = fc.array(
      fc
        .record({
          team: fc.constantFrom(first, second),
          requiredSkills: words,
          preferredSkills: words,
          language: fc.constantFrom<TeamStep['language'][]>('required', 'preferred', 'any'),
        })
        .map(({ team, ...wish }) => step(team, wish)),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(steps, languages, counselors, (ladder, spoken, all) => {
        const preview = previewOf(ladder, spoken, all, names);
        const seen: string[] = [];
        preview.forEach((one, position) => {
          seen.push(...one.counselors.map(({ id }) => id));
          const call = {
            id: brand<never>('call'),
            priority: 0,
            askedAt: 0,
            demands: demandsUpTo(ladder, position, spoken),
          };
          const [pair] = match([call], all);
          expect(pair?.counselor).toBe(seen[0]);
        });
        expect(new Set(seen).size).toBe(seen.length);
      }),
    );
  });
});
