import { connect } from '../../db/connect.ts';
import { migrateUp } from '../../db/migrate.ts';
import type { Role } from '../../server/contract/call.ts';
import { seed } from '../seed.ts';

export interface Demo {
  /** The code of a poster. */
  readonly code: string;
  readonly screen: string;
  readonly logins: readonly { readonly role: string; readonly email: string; readonly password: string }[];
}

/** Brings the schema to its newest form, and puts the demo's staff and campaign in where they are not yet. */
export async function prepareDatabase(url: string, passwords: Readonly<Record<Role, string>>): Promise<Demo> {
  const database = connect(url, { maxConnections: 1 });
  await migrateUp(database).finally(() => database.destroy());
  const { demoCode, screen, users } = await seed(url, passwords);
  return { code: demoCode, screen, logins: users.map((user) => ({ ...user, password: passwords[user.role] })) };
}
