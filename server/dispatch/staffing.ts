import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import { leaseSeconds } from '../calls/timings.ts';
import type { PresenceState } from '../contract/call.ts';
import type { Ladder } from '../contract/routing.ts';
import { ago, anyOf } from '../platform/sql.ts';
import { demandsUpTo, teamsOf } from './ladder.ts';
import { type Able, serves } from './policy.ts';

/** Who is at work for a campaign, as far as a caller can be told before anybody knows what they speak. */
export interface Staffing {
  /** Counselors who can take a call of the first step, and are free. */
  homeFree: number;
  /** Counselors who can take a call of the first step, busy ones too. */
  homeOnDuty: number;
  /** Counselors who can take a call of any step. */
  onDuty: number;
}

/** What a counselor is doing who is at work. */
export const atWorkStates = ['available', 'offered', 'busy', 'wrap_up'] as const satisfies readonly PresenceState[];

/** Whether a step asks for more than a team: then its team's board alone does not say who could take a call. */
export const asksForSkills = (ladder: Ladder): boolean =>
  ladder.some((step) => step.kind === 'team' && step.requiredSkills.length > 0);

/** Counts those alone who can do what a step requires. */
export function staffingOf(ladder: Ladder, atWork: readonly (Able & { state: PresenceState })[]): Staffing {
  const serving = demandsUpTo(ladder, ladder.length, []).map((demand) => atWork.filter((one) => serves(demand, one)));
  const [home = []] = serving;
  return {
    homeFree: home.filter(({ state }) => state === 'available').length,
    homeOnDuty: home.length,
    onDuty: new Set(serving.flat()).size,
  };
}

/** Reads it for a ladder that asks for skills. */
export async function readStaffing(db: Database, ladder: Ladder): Promise<Staffing> {
  const atWork = await db
    .selectFrom('presence')
    .innerJoin('servers', 'servers.id', 'presence.server_id')
    .innerJoin('users', 'users.id', 'presence.user_id')
    .select([
      'presence.state',
      'users.spoken_languages as languages',
      sql<Able['teams']>`array(select team_id from team_members where user_id = presence.user_id)`.as('teams'),
      sql<string[]>`array(select skill from counselor_skills where user_id = presence.user_id)`.as('skills'),
    ])
    .where('presence.state', 'in', atWorkStates)
    .where('presence.left_at', 'is', null)
    .where('servers.seen_at', '>', ago(leaseSeconds))
    .where(sql<boolean>`exists (select from team_members
      where user_id = presence.user_id and team_id = ${anyOf(teamsOf(ladder))})`)
    .execute();
  return staffingOf(ladder, atWork);
}
