import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { TeamId, UserId } from '../contract/ids.ts';
import type { Counselor } from '../contract/teams.ts';
import { brand } from '../platform/ids.ts';
import { ringableRoles } from './repository.ts';

/** What counselors can do. */
export const counselorsRepository = {
  /** Everybody who may be rung, or the one given. */
  async list(db: Database, only?: UserId): Promise<Counselor[]> {
    const rows = await db
      .selectFrom('users')
      .select([
        'id',
        'name',
        'role',
        'spoken_languages',
        sql<TeamId[]>`array(select team_id from team_members where user_id = users.id order by team_id)`.as('teams'),
        sql<string[]>`array(select skill from counselor_skills where user_id = users.id order by skill)`.as('skills'),
      ])
      .where('role', 'in', ringableRoles)
      .where('disabled_at', 'is', null)
      .$if(only !== undefined, (query) => query.where('id', '=', only ?? null))
      .orderBy('name')
      .orderBy('id')
      .execute();
    return rows.map((row) => ({
      id: brand(row.id),
      name: row.name,
      role: row.role,
      teams: row.teams,
      skills: row.skills,
      languages: row.spoken_languages,
    }));
  },

  async setLanguages(db: Database, user: UserId, languages: readonly string[]): Promise<void> {
    await db
      .updateTable('users')
      .set({ spoken_languages: [...languages] })
      .where('id', '=', user)
      .execute();
  },

  /** Makes these the counselor's skills, and no others. */
  async setSkills(tx: Database, user: UserId, skills: readonly string[]): Promise<void> {
    await tx
      .deleteFrom('counselor_skills')
      .where('user_id', '=', user)
      .where(({ not, eb }) => not(eb('skill', '=', sql<string>`any(${[...skills]}::text[])`)))
      .execute();
    await sql`
      insert into counselor_skills (user_id, skill) select ${user}, unnest(${[...skills]}::text[])
      on conflict do nothing`.execute(tx);
  },
};
