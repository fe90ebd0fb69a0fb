import { randomInt, randomUUID } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { Campaigns, RoutingSteps, Teams } from '../../db/schema.ts';
import { newCode } from '../../server/placements/code.ts';

// Teams, counselors and campaigns of one test alone, so that its callers meet nobody else's counselors.

/** A team; it rings for the seconds given, and otherwise as teams begin. */
export async function createTeam(db: Database, rules: Partial<Insertable<Teams>> = {}): Promise<string> {
  const id = randomUUID();
  await db
    .insertInto('teams')
    .values({ ...rules, id, name: id })
    .execute();
  return id;
}

/** A counselor of these teams. Gives the e-mail address to sign in by; the password is the demo's. */
export async function createCounselor(
  db: Database,
  name: string,
  { teams, skills = [], languages = ['fr'] }: { teams: readonly string[]; skills?: string[]; languages?: string[] },
): Promise<{ id: string; email: string }> {
  const id = randomUUID();
  const email = `${name.toLowerCase()}-${id.slice(0, 8)}@demo.example`;
  const like = await db
    .selectFrom('users')
    .select('password_hash')
    .where('email', '=', 'counselor@demo.example')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('users')
    .values({ ...like, id, role: 'counselor', email, name, spoken_languages: languages })
    .execute();
  await db
    .insertInto('team_members')
    .values(teams.map((team_id) => ({ team_id, user_id: id })))
    .execute();
  for (const skill of skills) {
    await db
      .insertInto('skills')
      .values({ code: skill, name: skill })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db.insertInto('counselor_skills').values({ user_id: id, skill }).execute();
  }
  return { id, email };
}

/** A step of a ladder as its row; the first one names the campaign's team. */
export type StepRow = Omit<Insertable<RoutingSteps>, 'campaign_id' | 'position' | 'kind'>;

/** A campaign with its ladder and one poster, whose code it gives. */
export async function createCampaign(
  db: Database,
  ladder: readonly [StepRow, ...StepRow[]],
  settings: Partial<Insertable<Campaigns>> = {},
): Promise<{ id: string; code: string }> {
  const id = randomUUID();
  await db
    .insertInto('campaigns')
    .values({
      ...settings,
      id,
      name: 'A campaign',
      team_id: ladder[0].team_id ?? '',
      call_to_action_fr: 'Scanne.',
      call_to_action_en: 'Scan.',
    })
    .execute();
  await db
    .insertInto('routing_steps')
    .values(
      ladder.map((step, position) => ({ ...step, campaign_id: id, position, kind: step.team_id ? 'team' : 'instead' })),
    )
    .execute();
  const code = newCode(randomInt);
  await db
    .insertInto('placements')
    .values({ id: randomUUID(), campaign_id: id, kind: 'poster', label: 'A poster', code })
    .execute();
  return { id, code };
}
