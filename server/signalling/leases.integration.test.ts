import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { silentLog } from '../../test/support/log.ts';
import { createLease } from './leases.ts';

let database: TestDatabase;
let db: Database;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { maxConnections: 2 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

it('a server that could not renew its lease takes nobody for gone, from the outage on and for a while after it', async () => {
  let seconds = 0;
  const lease = createLease(db, silentLog, () => seconds * 1000);
  lease.close();
  for (; seconds < 100; seconds++) await lease.renew();
  expect(lease.steadySeconds()).toBe(100);

  // PostgreSQL is away for five seconds: until the lease is renewed, the other servers look as dead as this one.
  seconds += 5;
  expect(lease.steadySeconds()).toBe(0);
  await lease.renew();
  expect(lease.steadySeconds()).toBe(0);
  seconds += 1;
  expect(lease.steadySeconds()).toBe(1);
});

it('an outage too short for its own lease to run out counts too, since another server’s may have', async () => {
  let seconds = 0;
  const lease = createLease(db, silentLog, () => seconds * 1000);
  lease.close();
  for (; seconds < 100; seconds++) await lease.renew();
  seconds += 2.8;
  await lease.renew();
  expect(lease.steadySeconds()).toBe(0);
});
