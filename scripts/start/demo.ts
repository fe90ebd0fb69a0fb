import { randomInt } from 'node:crypto';
import { connect, type Database } from '../../db/connect.ts';
import { migrateUp } from '../../db/migrate.ts';
import { seedDemo } from '../../db/seed.ts';
import { hashPassword } from '../../server/auth/passwords.ts';
import { newCode } from '../../server/placements/code.ts';

const staff = [
  { role: 'counselor', email: 'camille@example.org', name: 'Camille' },
  { role: 'counselor', email: 'nour@example.org', name: 'Nour' },
  { role: 'supervisor', email: 'sacha@example.org', name: 'Sacha' },
  { role: 'manager', email: 'louise@example.org', name: 'Louise' },
  { role: 'admin', email: 'admin@example.org', name: 'Alix' },
] as const;

/** How many posters the demo's campaign has. */
const posters = 12;

export interface Demo {
  /** The code of the first poster. */
  readonly code: string;
  readonly screen: string;
  readonly logins: readonly { readonly role: string; readonly email: string; readonly password: string }[];
}

/** Brings the schema to its newest form, and puts the demo's staff and campaign in where they are not yet. */
export async function prepareDatabase(url: string, passwords: Readonly<Record<string, string>>): Promise<Demo> {
  const database = connect(url, { maxConnections: 2 });
  try {
    await migrateUp(database);
    return await seed(database, passwords);
  } finally {
    await database.destroy();
  }
}

async function seed(database: Database, passwords: Readonly<Record<string, string>>): Promise<Demo> {
  const logins = staff.map((person) => ({ ...person, password: passwords[person.role] ?? '' }));
  const users = await Promise.all(
    logins.map(async ({ role, email, name, password }) => ({
      role,
      email,
      name,
      passwordHash: await hashPassword(password),
    })),
  );
  const code = () => newCode((below) => randomInt(below));
  const { code: first, screen } = await seedDemo(database, {
    users,
    posterCodes: Array.from({ length: posters }, code),
    screenCode: code(),
  });
  return { code: first, screen, logins };
}
