import { randomUUID } from 'node:crypto';
import type { Database } from '../../../db/connect.ts';
import type { World } from './history.ts';

/** Three teams that share counselors, and two campaigns. */
export async function makeWorld(db: Database): Promise<World> {
  const counselors = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const [first = '', second = '', third = '', fourth = ''] = counselors;
  const teams = [
    { id: randomUUID(), goalSeconds: 20, members: [first, second] },
    { id: randomUUID(), goalSeconds: 60, members: [second, third, fourth] },
    { id: randomUUID(), goalSeconds: 300, members: [] },
  ];
  const campaigns = [
    { id: randomUUID(), placement: randomUUID() },
    { id: randomUUID(), placement: randomUUID() },
  ];
  await db
    .insertInto('users')
    .values(
      counselors.map((id, number) => ({
        id,
        email: `${number}@example.org`,
        name: `Counselor ${number}`,
        role: 'counselor',
        password_hash: '',
      })),
    )
    .execute();
  await db
    .insertInto('teams')
    .values(
      teams.map(({ id, goalSeconds }, number) => ({ id, name: `Team ${number}`, answer_goal_seconds: goalSeconds })),
    )
    .execute();
  await db
    .insertInto('team_members')
    .values(teams.flatMap(({ id, members }) => members.map((user) => ({ team_id: id, user_id: user }))))
    .execute();
  await db
    .insertInto('campaigns')
    .values(
      campaigns.map(({ id }, number) => ({
        id,
        name: `Campaign ${number}`,
        team_id: teams[0]?.id ?? '',
        call_to_action_fr: 'x',
        call_to_action_en: 'x',
      })),
    )
    .execute();
  await db
    .insertInto('placements')
    .values(
      campaigns.map(({ id, placement }, number) => ({
        id: placement,
        campaign_id: id,
        kind: 'poster',
        label: 'P',
        code: `P${number}`,
      })),
    )
    .execute();
  return { teams, campaigns, counselors };
}
