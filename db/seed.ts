import { randomUUID } from 'node:crypto';
import type { Database } from './connect.ts';
import type { StaffRole } from './schema.ts';

/** What demo data can't make by itself: passwords come hashed, codes come with their check character. */
export interface DemoInput {
  users: readonly { role: StaffRole; email: string; name: string; passwordHash: string }[];
  posterCodes: readonly string[];
  screenCode: string;
}

export interface Demo {
  /** The code of the first poster. */
  code: string;
  /** The screen's name, as in /signage/NAME. */
  screen: string;
}

const screenName = 'gare';

/** Demo data for a first look: a team, a campaign with posters and a screen. Done once; later calls change nothing. */
export async function seedDemo(db: Database, input: DemoInput): Promise<Demo> {
  return db.transaction().execute(async (tx) => {
    for (const user of input.users) {
      await tx
        .insertInto('users')
        .values({
          id: randomUUID(),
          role: user.role,
          email: user.email,
          name: user.name,
          password_hash: user.passwordHash,
        })
        .onConflict((conflict) => conflict.column('email').doUpdateSet({ password_hash: user.passwordHash }))
        .execute();
    }
    return (await existing(tx)) ?? (await create(tx, input));
  });
}

async function existing(tx: Database): Promise<Demo | null> {
  const screen = await tx
    .selectFrom('screens')
    .innerJoin('placements as shown', 'shown.id', 'screens.placement_id')
    .innerJoin('placements', 'placements.campaign_id', 'shown.campaign_id')
    .select(['screens.name', 'placements.code'])
    .where('screens.name', '=', screenName)
    .where('placements.kind', '=', 'poster')
    .orderBy('placements.created_at')
    .orderBy('placements.position')
    .executeTakeFirst();
  return screen ? { code: screen.code, screen: screen.name } : null;
}

async function create(tx: Database, { users, posterCodes, screenCode }: DemoInput): Promise<Demo> {
  const team = randomUUID();
  await tx.insertInto('teams').values({ id: team, name: 'Écoute jeunes' }).execute();
  const members = await tx
    .selectFrom('users')
    .select('id')
    .where(
      'email',
      'in',
      users.filter((user) => user.role === 'counselor' || user.role === 'supervisor').map((user) => user.email),
    )
    .execute();
  await tx
    .insertInto('team_members')
    .values(members.map((member) => ({ team_id: team, user_id: member.id })))
    .execute();

  const campaign = randomUUID();
  await tx
    .insertInto('campaigns')
    .values({
      id: campaign,
      name: 'Parler à quelqu’un',
      team_id: team,
      address_form: 'tu',
      call_to_action_fr: 'Besoin de parler ? Scanne.',
      call_to_action_en: 'Need to talk? Scan me.',
    })
    .execute();

  await tx
    .insertInto('routing_steps')
    .values({ campaign_id: campaign, position: 0, kind: 'team', team_id: team })
    .execute();

  const batch = randomUUID();
  await tx.insertInto('batches').values({ id: batch, campaign_id: campaign, label: 'Abribus' }).execute();
  await tx
    .insertInto('placements')
    .values(
      posterCodes.map((code, position) => ({
        id: randomUUID(),
        campaign_id: campaign,
        batch_id: batch,
        kind: 'poster' as const,
        label: `Abribus ${position + 1}`,
        code,
        position,
      })),
    )
    .execute();

  const placement = randomUUID();
  await tx
    .insertInto('placements')
    .values({ id: placement, campaign_id: campaign, kind: 'screen', label: 'Écran de la gare', code: screenCode })
    .execute();
  await tx.insertInto('screens').values({ id: randomUUID(), placement_id: placement, name: screenName }).execute();
  return { code: posterCodes[0] ?? screenCode, screen: screenName };
}
