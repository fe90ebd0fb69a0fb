import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { createTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import {
  type History,
  historyAt,
  longest,
  scripts,
  type World,
  writeHistory,
} from '../../test/support/numbers/history.ts';
import { beginnings, type Question, type Recounted, recount } from '../../test/support/numbers/recount.ts';
import { makeWorld } from '../../test/support/numbers/world.ts';
import { cut } from './period.ts';
import { type CountedRow, numbersRepository } from './repository.ts';

let database: TestDatabase;
let db: Database;
let world: World;
beforeAll(async () => {
  database = await createTestDatabase();
  db = connect(database.url, { maxConnections: 2 });
  world = await makeWorld(db);
});
afterAll(async () => {
  await db?.destroy();
  await database?.drop();
});

/** Does something in a transaction whose moment it is told, and leaves nothing behind. */
async function inPassing(work: (tx: Database, moment: number) => Promise<void>): Promise<void> {
  const tx = await db.startTransaction().execute();
  try {
    const { at } = await tx
      .selectNoFrom(sql<number>`extract(epoch from now())::float8 * 1000`.as('at'))
      .executeTakeFirstOrThrow();
    await work(tx, at);
  } finally {
    await tx.rollback().execute();
  }
}

async function count(tx: Database, question: Question): Promise<CountedRow[]> {
  const { by, step, from, to, zone, withinSeconds } = question;
  const intervals = cut({ begins: from, ends: to, zone }, step);
  expect(intervals.map(({ begins }) => begins)).toEqual(beginnings(question));
  return numbersRepository.count(tx, { by, step, intervals, withinSeconds });
}

/** What is expected, with whatever was divided or summed held to a thousand-millionth. */
const nearly = (row: Recounted) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value === null ? null : expect.closeTo(value, 9)]),
  );

async function compare(history: History, question: Question, tx: Database, moment: number): Promise<CountedRow[]> {
  const rows = await count(tx, question);
  const expected = recount(world, history, question, moment);
  const key = (row: CountedRow) => `${row.id} ${row.interval}`;
  expect(rows.map(key).toSorted()).toEqual([...expected.keys()].toSorted());
  for (const row of rows) {
    const { id, name, interval, ...counted } = row;
    const other = expected.get(key(row));
    expect(counted, `${name}, interval ${interval}`).toEqual(other && nearly(other));
  }
  return rows;
}

const hour = 3_600_000;
const quarter = hour / 4;
const changes = {
  'Europe/Paris, forward': { zone: 'Europe/Paris', start: Date.parse('2025-03-29T06:00:00Z') },
  'Europe/Paris, back': { zone: 'Europe/Paris', start: Date.parse('2025-10-25T03:00:00Z') },
  'Australia/Lord_Howe, back': { zone: 'Australia/Lord_Howe', start: Date.parse('2025-04-04T12:00:00Z') },
  'Asia/Kathmandu, no change': { zone: 'Asia/Kathmandu', start: Date.parse('2025-04-04T12:00:00Z') },
};

describe('every number of every row', () => {
  it('is what a recount of the events, offers and spans gives', async () => {
    const questions = fc.record({
      by: fc.constantFrom('team', 'campaign'),
      step: fc.constantFrom('hour', 'day', 'whole'),
      from: fc.integer({ min: -8, max: 160 }),
      lasts: fc.integer({ min: 1, max: 260 }),
      withinSeconds: fc.option(fc.integer({ min: 1, max: 300 })),
    });
    await fc.assert(
      fc.asyncProperty(
        scripts,
        questions,
        fc.constantFrom(...Object.values(changes), null),
        async (script, { from, lasts, ...question }, place) => {
          await inPassing(async (tx, moment) => {
            const zone = place?.zone ?? 'Europe/Paris';
            const start = place?.start ?? moment - longest;
            const history = historyAt(world, script, start);
            await writeHistory(tx, world, history);
            const first = Math.floor(start / quarter + from) * quarter;
            const rows = await compare(
              history,
              { ...question, zone, from: first, to: first + lasts * quarter },
              tx,
              moment,
            );
            for (const row of rows) {
              const ends = row.answered + row.abandoned + row.shortAbandoned + row.unanswered;
              expect(ends + row.callbacksBooked + row.waiting).toBe(row.asked);
            }
          });
        },
      ),
      { numRuns: 120 },
    );
  }, 60_000);

  it('adds up: the counts of the hours are those of the days, and of the whole', async () => {
    await fc.assert(
      fc.asyncProperty(scripts, fc.constantFrom('team', 'campaign'), async (script, by) => {
        await inPassing(async (tx) => {
          const { zone, start } = changes['Europe/Paris, back'];
          await writeHistory(tx, world, historyAt(world, script, start));
          const question = { by, zone, from: start, to: start + longest, withinSeconds: null };
          const sums = await Promise.all(
            (['hour', 'day', 'whole'] as const).map(async (step) => {
              const rows = await count(tx, { ...question, step });
              return ['asked', 'answered', 'answeredInTime', 'turnedAway', 'offersMade'].map((name) =>
                rows.reduce((sum, row) => sum + Number(Reflect.get(row, name)), 0),
              );
            }),
          );
          expect(sums[0]).toEqual(sums[2]);
          expect(sums[1]).toEqual(sums[2]);
        });
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
