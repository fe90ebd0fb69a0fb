import { spawn } from 'node:child_process';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../db/connect.ts';
import { checkPassword } from '../server/auth/passwords.ts';
import { createTestDatabase, type TestDatabase } from '../test/support/database.ts';
import { root } from './setup/paths.ts';

let database: TestDatabase;
let db: Database;

beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { maxConnections: 1 });
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

/** Runs the script as an operator would, with something typed where it asks. */
async function createUser(args: readonly string[], typed = '', url = database.url) {
  const child = spawn(process.execPath, [path.join(root, 'scripts/create-user.ts'), ...args], {
    env: { PATH: process.env['PATH'], DATABASE_URL: url },
  });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
  }
  child.stdin.on('error', () => {}).end(typed);
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, out };
}

const user = (email: string) => db.selectFrom('users').selectAll().where('email', '=', email).executeTakeFirst();
const teamsOf = async (email: string) => {
  const rows = await db
    .selectFrom('users')
    .innerJoin('team_members', 'team_members.user_id', 'users.id')
    .innerJoin('teams', 'teams.id', 'team_members.team_id')
    .select('teams.name')
    .where('users.email', '=', email)
    .execute();
  return rows.map((row) => row.name);
};

describe('the script that adds a user', () => {
  it('makes the first admin, with a password that is printed and kept only as a hash', async () => {
    const { code, out } = await createUser(['--email', 'Alix@Example.org', '--name', 'Alix', '--role', 'admin']);
    expect(out).toContain('Alix <alix@example.org> can sign in as admin');
    expect(code).toBe(0);
    const password = /shown this once: (\S{24})$/m.exec(out)?.[1] ?? '';
    const row = await user('alix@example.org');
    expect(row).toMatchObject({ name: 'Alix', role: 'admin' });
    expect(await checkPassword(row?.password_hash ?? null, password)).toBe(true);
    expect(await teamsOf('alix@example.org')).toEqual([]);
  });

  it('makes the team at its first member, and finds it again for the second', async () => {
    const add = (name: string, role: string) =>
      createUser(['--email', `${name}@example.org`, '--name', name, '--role', role, '--team', 'Écoute']);
    expect((await add('nour', 'counselor')).out).toContain('The team Écoute was made');
    expect((await add('sacha', 'supervisor')).out).toContain('in the team Écoute');
    expect(await teamsOf('nour@example.org')).toEqual(['Écoute']);
    expect(await teamsOf('sacha@example.org')).toEqual(['Écoute']);
    expect(await db.selectFrom('teams').select('id').execute()).toHaveLength(1);
  });

  it('asks for the password where that is wished, and does not repeat it', async () => {
    const args = ['--email', 'louise@example.org', '--name', 'Louise', '--role', 'manager', '--ask'];
    const short = await createUser(args, 'too short\n');
    expect(short).toMatchObject({ code: 1, out: expect.stringContaining('12 characters or more') });
    const { code, out } = await createUser(args, 'a password of hers\n');
    expect(code).toBe(0);
    expect(out).not.toContain('a password of hers');
    const hash = (await user('louise@example.org'))?.password_hash ?? null;
    expect(await checkPassword(hash, 'a password of hers')).toBe(true);
  });

  it('leaves whoever is there already as they are', async () => {
    const before = await user('alix@example.org');
    const { code, out } = await createUser([
      ...['--email', 'alix@example.org', '--name', 'Other', '--role', 'counselor', '--team', 'A new team'],
    ]);
    expect(code).toBe(1);
    expect(out).toContain('has an account already. Nothing was changed.');
    expect(await user('alix@example.org')).toEqual(before);
    expect(await db.selectFrom('teams').select('id').where('name', '=', 'A new team').execute()).toEqual([]);
  });

  it('says what is wrong with its arguments, and how it is used', async () => {
    const admin = ['--email', 'x@example.org', '--name', 'X', '--role'];
    const complaints = [
      [[...admin, 'boss'], '--role must be one of'],
      [[...admin, 'counselor'], 'name it with --team'],
      [['--email', 'nobody', '--name', 'X', '--role', 'admin'], '--email must be an e-mail address'],
      [[...admin, 'admin', '--admin'], "Unknown option '--admin'"],
    ] as const;
    for (const [args, complaint] of complaints) {
      const { code, out } = await createUser(args);
      expect(out).toContain(complaint);
      expect(out).toContain('Usage: node scripts/create-user.ts');
      expect(out).not.toContain('    at ');
      expect(code).toBe(1);
    }
  });
});
