import { createHash } from 'node:crypto';
import { type PostgresCursor, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, sql } from 'kysely';
import type pg from 'pg';

// Each statement is prepared once for each connection: to parse and plan it every time would take PostgreSQL longer than to
// run it. A pooler between us and PostgreSQL has to keep a session to its connection.

/** More than the product has. Texts with lists of many lengths go unprepared once there are so many. */
const preparedAtMost = 500;
const names = new Map<string, string>();

/** The name under which PostgreSQL knows a statement; undefined: it is not worth knowing. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= preparedAtMost) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
  names.set(text, name);
  return name;
}

/** Statements without values begin and end transactions, or are written by hand for one occasion. */
const isWorthPreparing = (values: readonly unknown[]): boolean => values.length > 0;

/**
 * Begins or ends a statement of a transaction whose answer nobody needs: what comes next is sent behind it at once. Should
 * it fail, so does that.
 */
export const sentAhead = sql`/* sent ahead */`;
const isSentAhead = (text: string): boolean =>
  text === 'begin' || text.startsWith('/* sent ahead */') || text.endsWith('/* sent ahead */');
/** Begins the last statement of a transaction: the commit is sent behind it at once. Should it fail, nothing is committed. */
export const thenCommit = sql`/* then commit */`;
const isLast = (text: string): boolean => text.startsWith('/* then commit */');
/** A command of which Kysely reads the count of rows; it asks no more of an answer. */
const noAnswer: PostgresQueryResult<never> = { command: 'UPDATE', rowCount: 0, rows: [] };

function preparingClient(client: pg.PoolClient): PostgresPoolClient {
  /** The answer to a commit that was sent before it was asked for. */
  let committed: Promise<unknown> | null = null;

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: string | PostgresCursor<unknown>, values: readonly unknown[] = []): unknown {
    if (typeof text !== 'string') throw new TypeError('There are no cursors here');
    if (text === 'commit' && committed !== null) return committed;
    committed = null;
    const name = isWorthPreparing(values) ? nameOf(text) : undefined;
    const answer = client.query({ text, values: [...values], ...(name === undefined ? {} : { name }) });
    if (isLast(text)) {
      committed = client.query('commit');
      committed.catch(() => {});
    }
    if (!isSentAhead(text)) return answer;
    answer.catch(() => {});
    return Promise.resolve(noAnswer);
  }
  return { query, release: (destroy) => client.release(destroy) };
}

/** The pool as Kysely wants it, with statements prepared. */
export function preparing(pool: pg.Pool): PostgresPool {
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  return {
    options: pool.options,
    end: () => pool.end(),
    async connect() {
      const client = await pool.connect();
      const prepared = clients.get(client) ?? preparingClient(client);
      clients.set(client, prepared);
      return prepared;
    },
  };
}
