import { Value } from 'typebox/value';
import { expect, it } from 'vitest';
import type { TeamId } from '../../../server/contract/ids.ts';
import { type Preview, Routing } from '../../../server/contract/routing.ts';
import { complaintsOf } from './complaints.ts';
import { firstRing } from './first-ring.ts';
import { changedParts, countProblems, draftOf, isTimeZone, problemsOf, routingOf } from './routing-draft.ts';

const team = '00000000-0000-4000-8000-000000000010' as TeamId;
const ground = { teams: [{ id: team }], skills: [] };
const routing: Routing = {
  ladder: [
    {
      kind: 'team',
      team,
      requiredSkills: [],
      preferredSkills: [],
      language: 'any',
      priority: 0,
      seconds: 30,
    },
    { kind: 'instead', instead: ['writing'], priority: 0, seconds: null },
  ],
  timeZone: 'Europe/Paris',
  hours: { weekly: [{ day: 1, from: '09:00', to: '18:00' }], special: [] },
  longestWaitSeconds: 90,
  longestQueue: null,
  nobodyOnDuty: 'queue',
  writing: true,
  callbacks: false,
  callbackMinutes: 30,
  callbacksPerSlot: 2,
};
const draft = draftOf(routing);

it('a routing comes back from its draft as it was, and as the contract wants it', () => {
  expect(routingOf(draft, ground)).toEqual(routing);
  expect(Value.Check(Routing, routingOf(draft, ground))).toBe(true);
  const open = { ...routing, hours: null, longestWaitSeconds: null };
  expect(routingOf(draftOf(open), ground)).toEqual(open);
});

it('nothing is given while something is wrong, and each thing is counted', () => {
  const limits = { ...draft.limits, longestWait: '0,5', longestQueue: '0', callbacksPerSlot: '' };
  const wrong = { ...draft, timeZone: 'Europe/Atlantis', limits };
  expect(problemsOf(wrong, ground)).toMatchObject({
    timeZone: true,
    limits: ['longestWait', 'longestQueue', 'callbacksPerSlot'],
  });
  expect(countProblems(problemsOf(wrong, ground))).toBe(4);
  expect(routingOf(wrong, ground)).toBeNull();
});

it('an offer that the campaign no longer allows is found at its step', () => {
  const off = { ...draft, limits: { ...draft.limits, writing: false } };
  expect(problemsOf(off, ground).steps).toEqual([{ step: 1, field: 'instead', code: 'writing_off' }]);
});

it('hours that are not in use are not looked at', () => {
  const hours = { ...draft.hours, week: [[{ from: '', to: '' }]] };
  expect(problemsOf({ ...draft, hours }, ground).hours).toHaveLength(1);
  expect(countProblems(problemsOf({ ...draft, hours, alwaysOpen: true }, ground))).toBe(0);
});

it('a wait is written in minutes, with a comma or a point', () => {
  expect(draft.limits.longestWait).toBe('1.5');
  const wait = (longestWait: string) => routingOf({ ...draft, limits: { ...draft.limits, longestWait } }, ground);
  expect(wait('1,5')?.longestWaitSeconds).toBe(90);
  expect(wait('')?.longestWaitSeconds).toBeNull();
});

it('says which parts were changed', () => {
  expect(changedParts(draft, draftOf(routing))).toEqual([]);
  const other = {
    ...draft,
    steps: draft.steps.slice(0, 1),
    timeZone: 'Europe/Lisbon',
    limits: { ...draft.limits, longestQueue: '9', callbacks: true },
  };
  expect(changedParts(draft, other)).toEqual(['ladder', 'hours', 'limits', 'instead']);
});

it('knows a time zone from a word', () => {
  expect(['Europe/Paris', 'America/St_Johns', '', 'Paris', 'x/y'].map(isTimeZone)).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
});

it('the server’s sentences go to the steps that they name', () => {
  const said =
    "Step 2 names a team that does not exist. Step 2 names the skill 'x', which does not exist. No such zone.";
  expect([...complaintsOf(said)]).toEqual([
    [1, ['Step 2 names a team that does not exist.', "Step 2 names the skill 'x', which does not exist."]],
    [null, ['No such zone.']],
  ]);
});

it('who rings first is who is free on the lowest step', () => {
  const step = (afterSeconds: number, presences: readonly ('busy' | 'available')[]) => ({
    position: 0,
    afterSeconds,
    team: { id: team, name: 'Team' },
    instead: [],
    counselors: presences.map((presence, index) => ({
      id: `${afterSeconds}${index}` as Preview['steps'][number]['counselors'][number]['id'],
      name: `${afterSeconds}-${index}`,
      presence,
      fit: 0,
    })),
    eligible: presences.length,
    already: 0,
  });
  const preview = (...steps: Preview['steps']): Preview => ({ open: true, opensAt: null, steps });
  expect(firstRing(preview(step(0, ['busy']), step(30, ['busy', 'available'])))).toEqual({
    counselor: '30-1',
    afterSeconds: 30,
  });
  expect(firstRing(preview(step(0, ['busy'])))).toBeNull();
});
