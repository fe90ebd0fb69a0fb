import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { preparing } from './prepared.ts';
import type { DB } from './schema.ts';

/** What every repository takes: the database, or the transaction that it shall be part of. */
export type Database = Kysely<DB>;

export interface ConnectOptions {
  /** Connections at most; each server process has its own pool. */
  maxConnections?: number;
  /** Told of errors of idle connections, for instance when PostgreSQL restarts; the pool mends itself. */
  onIdleError?: (error: Error) => void;
}

// Whole numbers of 64 bits (counts, sums, fences) fit a JavaScript number up to 2^53; past that it is an error.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`A 64-bit number does not fit: ${text}`);
  return value;
});

/** Opens a pool of connections to PostgreSQL. Close it with `destroy()`. */
export function connect(url: string, options: ConnectOptions = {}): Database {
  const pool = new pg.Pool({
    connectionString: url,
    // What is sent while an answer is awaited goes out at once, in its order.
    pipeline: true,
    max: options.maxConnections ?? 10,
    connectionTimeoutMillis: 5_000,
    // A statement that hangs must not hold a call's row for ever.
    statement_timeout: 15_000,
    idle_in_transaction_session_timeout: 15_000,
  });
  // Without a listener an idle connection's error would end the process.
  pool.on('error', (error) => options.onIdleError?.(error));
  // So would that of one in use, when PostgreSQL restarts between two statements of a transaction: the statement that
  // comes next fails, and says so to whoever asked.
  pool.on('connect', (client) => client.on('error', () => {}));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool: preparing(pool) }) });
}
