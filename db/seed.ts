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

/** Demo data for a first look: two teams with skills, a campaign with its ladder, posters and a screen. Done once; later calls change nothing. */
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
  const { first, second } = await createTeams(tx, users);
  const campaign = randomUUID();
  await tx
    .insertInto('campaigns')
    .values({
      id: campaign,
      name: 'Parler à quelqu’un',
      team_id: first,
      address_form: 'tu',
      callbacks: true,
      call_to_action_fr: 'Besoin de parler ? Scanne.',
      call_to_action_en: 'Need to talk? Scan me.',
    })
    .execute();
  await tx
    .insertInto('routing_steps')
    .values([
      { campaign_id: campaign, position: 0, kind: 'team', team_id: first, seconds: 60 },
      {
        campaign_id: campaign,
        position: 1,
        kind: 'team',
        team_id: second,
        preferred_skills: ['low-morale'],
        priority: 10,
        seconds: 120,
      },
      {
        campaign_id: campaign,
        position: 2,
        kind: 'instead',
        instead: ['writing', 'callback'],
        language: 'any',
        priority: 10,
      },
    ])
    .execute();

  await tx
    .insertInto('structures')
    .values([
      {
        id: randomUUID(),
        campaign_id: campaign,
        name: 'Mission locale',
        address: '12 rue des Tilleuls\n07200 Aubenas',
        phone: '04 00 00 00 00',
        opening: 'Du lundi au vendredi, de 9 h à 17 h.',
      },
      { id: randomUUID(), campaign_id: campaign, name: 'Point info jeunes', address: '3 place de la Gare, Aubenas' },
    ])
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

/** The team that answers first, with all who can, and one that helps out, with who watches over it. */
async function createTeams(tx: Database, users: DemoInput['users']): Promise<{ first: string; second: string }> {
  const first = randomUUID();
  const second = randomUUID();
  await tx
    .insertInto('teams')
    .values([
      { id: first, name: 'Écoute jeunes' },
      { id: second, name: 'Renfort' },
    ])
    .execute();
  await tx
    .insertInto('skills')
    .values([
      { code: 'housing', name: 'Logement et droits' },
      { code: 'low-morale', name: 'Mal-être' },
      { code: 'sign-language', name: 'Langue des signes' },
    ])
    .execute();
  const members = await tx
    .selectFrom('users')
    .select(['id', 'role'])
    .where(
      'email',
      'in',
      users.map((user) => user.email),
    )
    .where('role', 'in', ['counselor', 'supervisor'])
    .execute();
  await tx
    .insertInto('team_members')
    .values(members.map((member) => ({ team_id: first, user_id: member.id })))
    .execute();
  for (const { id, role } of members) {
    if (role === 'supervisor') await tx.insertInto('team_members').values({ team_id: second, user_id: id }).execute();
    const skills = role === 'supervisor' ? ['low-morale', 'sign-language'] : ['housing'];
    await tx
      .insertInto('counselor_skills')
      .values(skills.map((skill) => ({ user_id: id, skill })))
      .execute();
    await tx
      .updateTable('users')
      .set({ spoken_languages: ['fr', 'en'] })
      .where('id', '=', id)
      .execute();
  }
  return { first, second };
}
