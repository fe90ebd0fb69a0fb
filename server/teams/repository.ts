import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Role } from '../contract/call.ts';
import type { Team } from '../contract/http.ts';
import type { TeamId, UserId } from '../contract/ids.ts';
import type { TeamDetail, TeamRules } from '../contract/teams.ts';
import { brand } from '../platform/ids.ts';
import { anyOf } from '../platform/sql.ts';

/** Whoever has one of these roles may have a dashboard, and so be rung. */
export const ringableRoles: readonly Role[] = ['counselor', 'supervisor', 'admin'];

const columnsOf = (rules: TeamRules) => ({
  offer_seconds: rules.offerSeconds,
  misses_until_away: rules.missesUntilAway,
  cooldown_seconds: rules.cooldownSeconds,
  wrap_up_seconds: rules.wrapUpSeconds,
  answer_goal_seconds: rules.answerGoalSeconds,
});

/** Teams, their rules and their members. */
export const teamsRepository = {
  async list(db: Database): Promise<Team[]> {
    const rows = await db.selectFrom('teams').select(['id', 'name']).orderBy('name').orderBy('id').execute();
    return rows.map((row) => ({ id: brand(row.id), name: row.name }));
  },

  async read(db: Database, id: TeamId): Promise<TeamDetail | null> {
    const team = await db.selectFrom('teams').selectAll().where('id', '=', id).executeTakeFirst();
    if (!team) return null;
    const members = await db
      .selectFrom('team_members')
      .innerJoin('users', 'users.id', 'team_members.user_id')
      .leftJoin('presence', 'presence.user_id', 'users.id')
      .select([
        'users.id',
        'users.name',
        'users.role',
        'presence.state',
        'users.spoken_languages',
        sql<string[]>`array(select skill from counselor_skills where user_id = users.id order by skill)`.as('skills'),
      ])
      .where('team_members.team_id', '=', id)
      .where('users.disabled_at', 'is', null)
      .orderBy('users.name')
      .orderBy('users.id')
      .execute();
    return {
      id,
      name: team.name,
      rules: {
        offerSeconds: team.offer_seconds,
        missesUntilAway: team.misses_until_away,
        cooldownSeconds: team.cooldown_seconds,
        wrapUpSeconds: team.wrap_up_seconds,
        answerGoalSeconds: team.answer_goal_seconds,
      },
      members: members.map((row) => ({
        id: brand(row.id),
        name: row.name,
        role: row.role,
        presence: row.state ?? 'offline',
        skills: row.skills,
        languages: row.spoken_languages,
      })),
    };
  },

  async insert(db: Database, id: TeamId, name: string): Promise<void> {
    await db.insertInto('teams').values({ id, name }).execute();
  },

  /** Whether the team exists; if so, nobody else changes it to the end of the transaction. */
  async lock(tx: Database, id: TeamId): Promise<boolean> {
    const row = await tx.selectFrom('teams').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
    return row !== undefined;
  },

  async rename(db: Database, id: TeamId, name: string): Promise<void> {
    await db.updateTable('teams').set({ name }).where('id', '=', id).execute();
  },

  async setRules(db: Database, id: TeamId, rules: TeamRules): Promise<void> {
    await db.updateTable('teams').set(columnsOf(rules)).where('id', '=', id).execute();
  },

  /** Of these users, those who may be members. */
  async ringable(db: Database, users: readonly UserId[]): Promise<Set<string>> {
    const rows = await db
      .selectFrom('users')
      .select('id')
      .where('id', '=', anyOf(users))
      .where('role', 'in', ringableRoles)
      .where('disabled_at', 'is', null)
      .execute();
    return new Set(rows.map((row) => row.id));
  },

  /** Makes these the team's members, and gives those who came or left. Who has left the staff altogether stays as is. */
  async setMembers(tx: Database, id: TeamId, users: readonly UserId[]): Promise<UserId[]> {
    const { rows } = await sql<{ user_id: UserId }>`
      with gone as (
        delete from team_members using users
        where team_id = ${id} and users.id = user_id and users.disabled_at is null and user_id <> all(${[...users]}::uuid[])
        returning user_id
      ), come as (
        insert into team_members (team_id, user_id) select ${id}, unnest(${[...users]}::uuid[])
        on conflict do nothing returning user_id
      )
      select user_id from gone union all select user_id from come`.execute(tx);
    return rows.map((row) => row.user_id);
  },
};
