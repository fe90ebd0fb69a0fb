import { sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Skill } from '../contract/teams.ts';

/** Skills, which ladders ask for and counselors have. */
export const skillsRepository = {
  async list(db: Database): Promise<(Skill & { counselors: number })[]> {
    return db
      .selectFrom('skills')
      .select(({ selectFrom }) => [
        'code',
        'name',
        selectFrom('counselor_skills')
          .innerJoin('users', 'users.id', 'counselor_skills.user_id')
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .whereRef('counselor_skills.skill', '=', 'skills.code')
          .where('users.disabled_at', 'is', null)
          .$asScalar()
          .$notNull()
          .as('counselors'),
      ])
      .orderBy('name')
      .orderBy('code')
      .execute();
  },

  /** Of these codes, those that exist; they go on existing to the end of the transaction. */
  async existing(tx: Database, codes: readonly string[]): Promise<Set<string>> {
    const rows = await tx
      .selectFrom('skills')
      .select('code')
      .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
      .forKeyShare()
      .execute();
    return new Set(rows.map((row) => row.code));
  },

  async insert(db: Database, { code, name }: Skill): Promise<void> {
    await db.insertInto('skills').values({ code, name }).execute();
  },

  /** Whether the skill exists; if so, no ladder takes it up to the end of the transaction. */
  async lock(tx: Database, code: string): Promise<boolean> {
    const row = await tx.selectFrom('skills').select('code').where('code', '=', code).forUpdate().executeTakeFirst();
    return row !== undefined;
  },

  /** The steps that ask for the skill, counted from 1, by the names of their campaigns. */
  async usedBy(db: Database, code: string): Promise<{ campaign: string; step: number }[]> {
    const rows = await db
      .selectFrom('routing_steps')
      .innerJoin('campaigns', 'campaigns.id', 'routing_steps.campaign_id')
      .select(['campaigns.name', 'routing_steps.position'])
      .where(sql<boolean>`${code} = any(required_skills || preferred_skills)`)
      .orderBy('campaigns.name')
      .orderBy('campaigns.id')
      .orderBy('routing_steps.position')
      .execute();
    return rows.map((row) => ({ campaign: row.name, step: row.position + 1 }));
  },

  async delete(db: Database, code: string): Promise<void> {
    await db.deleteFrom('skills').where('code', '=', code).execute();
  },
};
