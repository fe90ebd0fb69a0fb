import type { Static } from 'typebox';
import { Team } from '../../server/contract/http.ts';
import {
  Counselor,
  type CounselorChange,
  CounselorList,
  Skill,
  SkillList,
  type TeamChange,
  TeamDetail,
} from '../../server/contract/teams.ts';
import { request, requestNothing } from './http.ts';

const teamPath = (team: string) => `/api/teams/${encodeURIComponent(team)}`;

/** A skill, with how many counselors have it. */
export type CountedSkill = Static<typeof SkillList>['skills'][number];

/** A team with its rules and members; fails with `not_found`. */
export const getTeam = (team: string, signal?: AbortSignal): Promise<TeamDetail> =>
  request('GET', teamPath(team), TeamDetail, { signal });

/** Creates a team, with no members and the usual rules. */
export const createTeam = (name: string): Promise<Team> => request('POST', '/api/teams', Team, { body: { name } });

/** Renames a team, or changes its rules or members. */
export const changeTeam = (team: string, change: TeamChange): Promise<TeamDetail> =>
  request('PATCH', teamPath(team), TeamDetail, { body: change });

/** Everybody who can be a team's member. */
export async function listCounselors(signal?: AbortSignal): Promise<Counselor[]> {
  return (await request('GET', '/api/counselors', CounselorList, { signal })).counselors;
}

/** Changes what a counselor can do. */
export const changeCounselor = (user: string, change: CounselorChange): Promise<Counselor> =>
  request('PATCH', `/api/counselors/${encodeURIComponent(user)}`, Counselor, { body: change });

/** Every skill that ladders can ask for. */
export async function listSkills(signal?: AbortSignal): Promise<CountedSkill[]> {
  return (await request('GET', '/api/skills', SkillList, { signal })).skills;
}

/** Creates a skill; fails with `conflict` where its word is taken. */
export const createSkill = (skill: Skill): Promise<Skill> => request('POST', '/api/skills', Skill, { body: skill });

/** Deletes a skill, and takes it from whoever has it; fails with `conflict` while a ladder names it. */
export const deleteSkill = (skill: string): Promise<void> =>
  requestNothing('DELETE', `/api/skills/${encodeURIComponent(skill)}`);
