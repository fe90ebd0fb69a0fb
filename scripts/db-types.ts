// `npm run db:types`: writes db/schema.ts from the tables that the migrations make, so that the types of queries are
// those of the database. With --check it writes nothing and fails where the file differs.
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connect } from '../db/connect.ts';
import { migrateUp } from '../db/migrate.ts';
import { startPostgres } from './services/postgres.ts';
import { root } from './setup/paths.ts';
import { run } from './setup/run.ts';
import { complain, SetupError, say } from './setup/say.ts';

const schemaFile = path.join(root, 'db/schema.ts');

const args = process.argv.slice(2);
try {
  if (args.some((arg) => arg !== '--check')) throw new SetupError('Usage: npm run db:types [-- --check]');
  await main(args.includes('--check'));
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

async function main(check: boolean): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-types-'));
  chmodSync(folder, 0o711); // PostgreSQL may run as another user, who has to get through.
  try {
    const written = path.join(folder, 'schema.ts');
    await generate(folder, written);
    const fresh = readFileSync(written, 'utf8');
    const same = fresh === readFileSync(schemaFile, 'utf8');
    if (!same && check) {
      throw new SetupError(
        'db/schema.ts is not what the migrations make: run npm run db:types, and commit the result.',
      );
    }
    if (!same) writeFileSync(schemaFile, fresh);
    say(same ? 'db/schema.ts is what the migrations make.' : 'db/schema.ts was written anew.');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Migrates a database that is thrown away, and lets kysely-codegen describe it. */
async function generate(folder: string, outFile: string): Promise<void> {
  const postgres = await startPostgres({
    folder: path.join(folder, 'postgres'),
    logFile: path.join(folder, 'postgres.log'),
    throwAway: true,
  });
  try {
    const database = connect(postgres.url, { maxConnections: 1 });
    await migrateUp(database).finally(() => database.destroy());
    await run(
      path.join(root, 'node_modules/.bin/kysely-codegen'),
      ['--config-file', path.join(root, 'db/codegen.json'), '--out-file', outFile],
      {
        cwd: root,
        env: { ...process.env, DATABASE_URL: postgres.url },
        failure: 'The types of the database could not be written',
      },
    );
  } finally {
    await postgres.stop();
  }
}
