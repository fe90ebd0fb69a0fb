// Adds one person of the staff: the first admin of a new installation, and whoever has no page to be added on.
//   node scripts/create-user.ts --email alix@example.org --name Alix --role admin
import { randomBytes, randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { connect, type Database } from '../db/connect.ts';
import { hashPassword } from '../server/auth/passwords.ts';
import { type Role, roles } from '../server/contract/call.ts';
import { complain, SetupError, say } from './setup/say.ts';

const usage = `Usage: node scripts/create-user.ts --email ADDRESS --name NAME --role ROLE [--team TEAM] [--ask]
  --role   one of ${roles.join(', ')}
  --team   the team whose calls they take or watch; it is made where there is none of that name
  --ask    ask for the password; without it one is made, and printed once
DATABASE_URL says in which database.`;

interface Wish {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly team: string | null;
  readonly ask: boolean;
}

/** What OWASP asks of passwords that have no second factor beside them, and what a session's login takes. */
const passwordLength = { least: 12, most: 200 };

/** Reads the arguments. Throws an error that says what is wrong and shows the usage. */
function parseWish(args: readonly string[]): Wish {
  const wrong = (what: string) => new SetupError(`${what}\n${usage}`);
  const given = (() => {
    const text = { type: 'string' } as const;
    const options = { email: text, name: text, role: text, team: text, ask: { type: 'boolean' } } as const;
    try {
      return parseArgs({ args: [...args], options }).values;
    } catch (error) {
      throw wrong(error instanceof Error ? error.message : String(error));
    }
  })();
  const email = given.email?.trim().toLowerCase() ?? '';
  const name = given.name?.trim() ?? '';
  const team = given.team?.trim() || null;
  const role = roles.find((one) => one === given.role);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) throw wrong('--email must be an e-mail address.');
  if (name === '') throw wrong('--name is missing: what callers and colleagues shall read.');
  if (role === undefined) throw wrong(`--role must be one of ${roles.join(', ')}.`);
  if (role === 'counselor' && team === null) throw wrong('A counselor takes the calls of a team: name it with --team.');
  return { email, name, role, team, ask: given.ask ?? false };
}

/** The first line of standard input; what is typed at a terminal is not shown. */
async function askPassword(): Promise<string> {
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write('Password: ');
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silence, terminal });
  const line = await new Promise<string>((resolve) => {
    lines.once('line', resolve).once('SIGINT', () => lines.close());
    lines.once('close', () => resolve(''));
  });
  lines.close();
  if (terminal) process.stderr.write('\n');
  const { least, most } = passwordLength;
  if (line.length < least || line.length > most) {
    throw new SetupError(`The password must have ${least} characters or more, and ${most} at most.`);
  }
  return line;
}

/** Adds the user, to the team where one is named. Returns what became of the team. */
async function createUser(db: Database, wish: Wish, passwordHash: string): Promise<'none' | 'joined' | 'made'> {
  return db.transaction().execute(async (tx) => {
    const { email, name, role } = wish;
    const user = await tx
      .insertInto('users')
      .values({ id: randomUUID(), email, name, role, password_hash: passwordHash })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst();
    if (user === undefined) throw new SetupError(`${email} has an account already. Nothing was changed.`);
    if (wish.team === null) return 'none';

    const known = await tx.selectFrom('teams').select('id').where('name', '=', wish.team).execute();
    if (known.length > 1) throw new SetupError(`Several teams are called ${wish.team}. Nothing was changed.`);
    const team = known[0]?.id ?? randomUUID();
    if (known.length === 0) await tx.insertInto('teams').values({ id: team, name: wish.team }).execute();
    await tx.insertInto('team_members').values({ team_id: team, user_id: user.id }).execute();
    return known.length === 0 ? 'made' : 'joined';
  });
}

async function main(): Promise<void> {
  const wish = parseWish(process.argv.slice(2));
  const url = process.env['DATABASE_URL'];
  if (!url) throw new SetupError(`DATABASE_URL is not set.\n${usage}`);
  // 18 random bytes: nobody guesses it, and a person can still type it once.
  const password = wish.ask ? await askPassword() : randomBytes(18).toString('base64url');
  const db = connect(url, { maxConnections: 1 });
  try {
    const team = await createUser(db, wish, await hashPassword(password));
    say(`${wish.name} <${wish.email}> can sign in as ${wish.role}.`);
    if (team !== 'none')
      say(team === 'made' ? `The team ${wish.team} was made.` : `They are in the team ${wish.team}.`);
    if (!wish.ask) say(`Password, shown this once: ${password}`);
  } finally {
    await db.destroy();
  }
}

main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
