import { randomInt } from 'node:crypto';
import { connect } from '../db/connect.ts';
import { seedDemo } from '../db/seed.ts';
import { checkPassword, hashPassword } from '../server/auth/passwords.ts';
import { type Role, roles } from '../server/contract/call.ts';
import { newCode } from '../server/placements/code.ts';

/** Who can sign in to the demo, by role. */
const people: Record<Role, { name: string; email: string }> = {
  admin: { name: 'Alix', email: 'admin@demo.example' },
  manager: { name: 'Malik', email: 'manager@demo.example' },
  supervisor: { name: 'Solène', email: 'supervisor@demo.example' },
  counselor: { name: 'Camille', email: 'counselor@demo.example' },
};

export interface DemoData {
  demoCode: string;
  screen: string;
  users: { role: Role; email: string }[];
}

/** Fills a migrated database with the demo, or finds it there; signs each role in by the password given. */
export async function seed(databaseUrl: string, passwords: Readonly<Record<Role, string>>): Promise<DemoData> {
  const db = connect(databaseUrl, { maxConnections: 2 });
  try {
    const known = await db.selectFrom('users').select(['email', 'password_hash']).execute();
    const users = await Promise.all(
      roles.map(async (role) => {
        const { name, email } = people[role];
        const old = known.find((user) => user.email === email)?.password_hash ?? null;
        const passwordHash =
          old !== null && (await checkPassword(old, passwords[role])) ? old : await hashPassword(passwords[role]);
        return { role, name, email, passwordHash };
      }),
    );
    const { code, screen } = await seedDemo(db, {
      users,
      posterCodes: Array.from({ length: 6 }, () => newCode(randomInt)),
      screenCode: newCode(randomInt),
    });
    return { demoCode: code, screen, users: users.map(({ role, email }) => ({ role, email })) };
  } finally {
    await db.destroy();
  }
}
