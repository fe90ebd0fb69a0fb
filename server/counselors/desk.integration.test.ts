import { randomBytes, randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { connect } from '../../db/connect.ts';
import { createCampaign, createTeam } from '../../test/support/campaigns.ts';
import { createTestDatabase } from '../../test/support/database.ts';
import type { Rooms } from '../calls/rooms.ts';
import { brand } from '../platform/ids.ts';
import { readOwnDesk } from './desk.ts';

const room = { url: '/sfu', token: 't', epoch: 0 };
const roomsThatGive = (access: typeof room | null): Rooms => ({
  place: async () => 'm1',
  keepOrPlace: async () => 'm1',
  access: async () => access,
});

it('a desk that could not be told of its room is read anew until it can', async () => {
  await using database = await createTestDatabase();
  const db = connect(database.url, { maxConnections: 1 });
  const [counselor, visit] = [randomUUID(), randomUUID()];
  const team = await createTeam(db);
  const campaign = await createCampaign(db, [{ team_id: team }]);
  const placement = await db.selectFrom('placements').select('id').executeTakeFirstOrThrow();
  await db
    .insertInto('users')
    .values({ id: counselor, role: 'counselor', email: 'ana@demo.example', name: 'Ana', password_hash: 'none' })
    .execute();
  await db.insertInto('presence').values({ user_id: counselor, state: 'busy' }).execute();
  await db.insertInto('visits').values({ id: visit, placement_id: placement.id, language: 'fr' }).execute();
  await db
    .insertInto('calls')
    .values({
      id: randomUUID(),
      campaign_id: campaign.id,
      placement_id: placement.id,
      visit_id: visit,
      team_id: team,
      kind: 'video',
      state: 'connecting',
      counselor_id: counselor,
      media_host: 'm1',
      resume_hash: randomBytes(32),
      fence: 1,
    })
    .execute();

  const without = await readOwnDesk(db, roomsThatGive(null), brand(counselor));
  const withRoom = await readOwnDesk(db, roomsThatGive(room), brand(counselor));
  await db.destroy();
  expect(without.desk.call).toMatchObject({ state: 'connecting', room: null });
  expect(withRoom.desk.call).toMatchObject({ state: 'connecting', room });
  // Each look compares what was shown with the rows: only the one with its room is as they are.
  expect(without.stamp).not.toBe(withRoom.stamp);
  expect(withRoom.stamp).toMatch(/^busy \d+ true 1$/);
});
