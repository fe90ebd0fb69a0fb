import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { silentLog } from '../../test/support/log.ts';
import type { UserId } from '../contract/ids.ts';
import { presenceRepository } from '../counselors/repository.ts';
import { newId } from '../platform/ids.ts';
import { createDepartures } from './departures.ts';
import type { ServerId } from './leases.ts';

let database: TestDatabase;
let db: Database;
let user: UserId;
const lease = { id: newId<ServerId>() };
const counselors: { ids: UserId[] } = { ids: [] };

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { maxConnections: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});
beforeEach(async () => {
  user = newId<UserId>();
  await db
    .insertInto('users')
    .values({ id: user, role: 'counselor', email: `${user}@demo.example`, name: 'Ana', password_hash: 'none' })
    .execute();
  await presenceRepository.arrive(db, user, lease.id);
});

function departures() {
  const made = createDepartures({ db, log: silentLog, lease, connected: { callers: { ids: [] }, counselors } });
  made.close();
  return made;
}
const hasLeft = async (): Promise<boolean> => {
  const row = await db.selectFrom('presence').select('left_at').where('user_id', '=', user).executeTakeFirstOrThrow();
  return row.left_at !== null;
};

it('a counselor whose departure was never written down is gone at the second look', async () => {
  const { look } = departures();
  await look();
  expect(await hasLeft()).toBe(false);
  await look();
  expect(await hasLeft()).toBe(true);
});

it('a counselor who was only just arriving at the first look stays', async () => {
  const { look } = departures();
  await look();
  counselors.ids.push(user);
  await look();
  await look();
  expect(await hasLeft()).toBe(false);
});

it('a counselor who has moved to another server is left alone', async () => {
  const { look } = departures();
  await look();
  await presenceRepository.arrive(db, user, newId<ServerId>());
  await look();
  expect(await hasLeft()).toBe(false);
});
