import { promises as fs } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Kysely } from 'kysely';
import { FileMigrationProvider, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely/migration';
import { connect } from './connect.ts';

function migrator<Tables>(database: Kysely<Tables>): Migrator {
  return new Migrator({
    db: database,
    provider: new FileMigrationProvider({ fs, path, migrationFolder: path.join(import.meta.dirname, 'migrations') }),
  });
}

/** Brings the schema to its newest form. Throws the first failure; PostgreSQL rolls the whole run back. */
export async function migrateUp<Tables>(database: Kysely<Tables>): Promise<string[]> {
  return names(await migrator(database).migrateToLatest());
}

/** Takes every migration back, newest first. All data goes with it. */
export async function migrateDown<Tables>(database: Kysely<Tables>): Promise<string[]> {
  return names(await migrator(database).migrateTo(NO_MIGRATIONS));
}

function names({ error, results }: MigrationResultSet): string[] {
  if (error !== undefined) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

async function main(direction: string | undefined): Promise<void> {
  const url = process.env['DATABASE_URL'];
  if (!url) throw new Error('DATABASE_URL is not set: give the address of the PostgreSQL database to migrate');
  if (direction !== 'up' && direction !== 'down') throw new Error('Say which way: node db/migrate.ts up|down');
  const database = connect(url, { maxConnections: 1 });
  try {
    const done = await (direction === 'up' ? migrateUp(database) : migrateDown(database));
    console.log(done.length === 0 ? 'The schema is up to date' : `Migrated ${direction}: ${done.join(', ')}`);
  } finally {
    await database.destroy();
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  main(process.argv[2] ?? 'up').catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
