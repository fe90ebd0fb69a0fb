import { Redis } from 'ioredis';
import { sql } from 'kysely';
import type { Page } from 'playwright-core';
import type { Database } from '../../db/connect.ts';

/** Everything that is kept somewhere, as text, by where it is. */
export type Traces = ReadonlyMap<string, string>;

/** Every column of every table, row by row. */
export async function tracesInPostgres(db: Database): Promise<Traces> {
  const traces = new Map<string, string>();
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables
    where schemaname not in ('pg_catalog', 'information_schema')`.execute(db);
  for (const { name } of tables) {
    const { rows } = await sql<{ row: Record<string, unknown> }>`
      select to_jsonb(t) as row from ${sql.raw(name)} as t`.execute(db);
    for (const { row } of rows) {
      for (const [column, value] of Object.entries(row)) {
        const place = `${name.replace('public.', '')}.${column}`;
        traces.set(place, `${traces.get(place) ?? ''}${JSON.stringify(value)}\n`);
      }
    }
  }
  return traces;
}

/** Every key of Redis and what is in it, of whatever type. */
export async function tracesInRedis(redis: Redis): Promise<Traces> {
  const traces = new Map<string, string>();
  for (const key of await redis.keys('*')) traces.set(key, `${key}\n${JSON.stringify(await contentOf(redis, key))}`);
  return traces;
}

async function contentOf(redis: Redis, key: string): Promise<unknown> {
  const type = await redis.type(key);
  switch (type) {
    case 'string':
      return redis.get(key);
    case 'hash':
      return redis.hgetall(key);
    case 'list':
      return redis.lrange(key, 0, -1);
    case 'set':
      return redis.smembers(key);
    case 'zset':
      return redis.zrange(key, '0', '-1', 'WITHSCORES');
    case 'stream':
      return redis.xrange(key, '-', '+');
    case 'none':
      return null; // It has expired meanwhile.
    default:
      throw new Error(`A key of a type that nobody can read here: ${type}`);
  }
}

/** Hears every command that Redis is given: also what is published, and what has expired when one looks. */
export async function overhearRedis(url: string): Promise<{ heard(): string; close(): void }> {
  const redis = new Redis(url);
  const monitor = await redis.monitor();
  const heard: string[] = [];
  monitor.on('monitor', (_time: string, command: string[]) => heard.push(command.join(' ')));
  return {
    heard: () => heard.join('\n'),
    close() {
      monitor.disconnect();
      redis.disconnect();
    },
  };
}

/** What a page's browser keeps for the page's origin. */
export async function tracesInBrowser(page: Page): Promise<Traces> {
  const kept = await page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const databases: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name ?? ''));
      for (const store of database.objectStoreNames) {
        const values = database.transaction(store).objectStore(store);
        databases.push([name, store, await answer(values.getAllKeys()), await answer(values.getAll())]);
      }
      database.close();
    }
    const cached: unknown[] = [];
    for (const name of 'caches' in window ? await caches.keys() : []) {
      const cache = await caches.open(name);
      for (const { url } of await cache.keys()) cached.push([name, url, await (await cache.match(url))?.text()]);
    }
    return {
      localStorage: Object.entries(localStorage),
      sessionStorage: Object.entries(sessionStorage),
      indexedDB: databases,
      caches: cached,
      'history.state': history.state === null ? [] : [history.state],
    };
  });
  const cookies = await page.context().cookies();
  return new Map(
    Object.entries({ ...kept, cookies }).flatMap(([place, values]) =>
      values.length === 0 ? [] : [[place, JSON.stringify(values)]],
    ),
  );
}

/** Where a word is, in whatever case, in plain or in hexadecimal or base64. */
export function whereIs(word: string, traces: Traces): string[] {
  const plain = [word.toLowerCase(), encodeURIComponent(word).toLowerCase(), Buffer.from(word).toString('hex')];
  const packed = [0, 1, 2].map((shift) => base64Inside(word, shift));
  return [...traces].flatMap(([place, text]) => {
    const lower = text.toLowerCase();
    const base64 = text.replaceAll('-', '+').replaceAll('_', '/');
    const found = plain.some((one) => lower.includes(one)) || packed.some((one) => base64.includes(one));
    return found ? [place] : [];
  });
}

/** What every base64 text has that holds the word after so many bytes (modulo 3) of something else. */
function base64Inside(word: string, shift: number): string {
  const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(word)]);
  return bytes.toString('base64').slice(Math.ceil((shift * 4) / 3), Math.floor((bytes.length * 4) / 3));
}
