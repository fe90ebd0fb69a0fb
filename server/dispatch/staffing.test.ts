import { describe, expect, it } from 'vitest';
import type { PresenceState } from '../contract/call.ts';
import type { TeamId } from '../contract/ids.ts';
import type { Ladder } from '../contract/routing.ts';
import { brand } from '../platform/ids.ts';
import { asksForSkills, staffingOf } from './staffing.ts';

const [night, day] = [brand<TeamId>('night'), brand<TeamId>('day')];
const step = (team: TeamId, requiredSkills: string[]): Ladder[number] => ({
  kind: 'team',
  team,
  requiredSkills,
  preferredSkills: [],
  language: 'any',
  priority: 0,
  seconds: null,
});
const somebody = (state: PresenceState, team: TeamId, ...skills: string[]) => ({
  state,
  teams: [team],
  skills,
  languages: ['fr'],
});

describe('who is at work', () => {
  it('are those alone who have what a step requires', () => {
    const ladder = [step(night, ['sign']), step(day, [])];
    const atWork = [somebody('available', night), somebody('busy', night, 'sign'), somebody('available', day)];
    expect(staffingOf(ladder, atWork)).toEqual({ homeFree: 0, homeOnDuty: 1, onDuty: 2 });
    expect(staffingOf([step(night, ['sign', 'teens'])], atWork)).toEqual({ homeFree: 0, homeOnDuty: 0, onDuty: 0 });
  });

  it('are counted once, on however many steps', () => {
    const ladder = [step(night, ['sign']), step(night, [])];
    expect(staffingOf(ladder, [somebody('available', night, 'sign')])).toEqual({
      homeFree: 1,
      homeOnDuty: 1,
      onDuty: 1,
    });
  });

  it('is asked of those ladders alone that ask for skills', () => {
    expect(
      asksForSkills([step(night, []), { kind: 'instead', instead: ['writing'], priority: 0, seconds: null }]),
    ).toBe(false);
    expect(asksForSkills([step(night, []), step(day, ['sign'])])).toBe(true);
  });
});
