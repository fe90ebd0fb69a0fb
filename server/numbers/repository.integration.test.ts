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

describe('of one call', () => {
  const { zone, start } = changes['Europe/Paris, back'];
  const accepted = { after: 0, team: 0, counselor: 0, outcome: 'accepted', rings: 15, lost: false } as const;
  const told = {
    asked: hour,
    campaign: 0,
    team: 0,
    rounds: [],
    ending: 'caller_hung_up',
    reason: 'completed',
    ends: 0,
    vanishedBefore: 0,
    booked: null,
    pointed: 0,
  } as const;
  type Told = Parameters<typeof historyAt>[1]['calls'][number];

  /** The rows by day of a call that began as told, an hour after the start. */
  async function rowsOf(change: Partial<Told>, question: Partial<Question> = {}): Promise<CountedRow[]> {
    let rows: CountedRow[] = [];
    await inPassing(async (tx, moment) => {
      const script = { calls: [{ ...told, rounds: [], ...change }], presence: [], refused: [] };
      const history = historyAt(world, script, start);
      await writeHistory(tx, world, history);
      const period = {
        from: start,
        to: start + 2 * longest,
        zone,
        step: 'day',
        by: 'team',
        withinSeconds: null,
      } as const;
      rows = await compare(history, { ...period, ...question }, tx, moment);
    });
    return rows;
  }

  it('it counts on the day on which it was asked for, though it was answered on the next', async () => {
    // The day begins at 22:00 in UTC, 19 hours after the start.
    const asked = 19 * hour - 60_000;
    const rows = await rowsOf({ asked, rounds: [{ ...accepted, after: 300 }] });
    expect(
      rows.map(({ interval, asked, answered, offersAccepted }) => [interval, asked, answered, offersAccepted]),
    ).toEqual([
      [0, 1, 1, 0],
      [1, 0, 0, 1],
    ]);
  });

  it('an answer exactly at the goal is in time, and one later is not', async () => {
    expect(await rowsOf({ rounds: [{ ...accepted, after: 5 }] })).toMatchObject([
      { answeredInTime: 1, serviceLevel: 1 },
    ]);
    expect(await rowsOf({ rounds: [{ ...accepted, after: 6 }] })).toMatchObject([
      { answeredInTime: 0, serviceLevel: 0 },
    ]);
    expect(await rowsOf({ rounds: [{ ...accepted, after: 6 }] }, { withinSeconds: 21 })).toMatchObject([
      { answeredInTime: 1, averageAnswerSeconds: 21, p90AnswerSeconds: 21 },
    ]);
  });

  it('a caller who leaves within ten seconds is a short abandon, outside of the service level', async () => {
    const short = { abandoned: 0, shortAbandoned: 1, serviceLevel: null };
    expect(await rowsOf({ ends: 10 })).toMatchObject([short]);
    expect(await rowsOf({ ends: 11 })).toMatchObject([{ abandoned: 1, shortAbandoned: 0, serviceLevel: 0 }]);
  });

  it('a caller who vanished left when they were last there, not when the grace was over', async () => {
    const vanished = { ending: 'caller_gone', ends: 95, vanishedBefore: 90 } as const;
    expect(await rowsOf(vanished)).toMatchObject([{ abandoned: 0, shortAbandoned: 1 }]);
  });

  it('counts once, by its first answer, though its counselor was lost and another one answered', async () => {
    const rounds = [
      { ...accepted, lost: true },
      { ...accepted, after: 200, counselor: 1 },
    ];
    expect(await rowsOf({ rounds })).toMatchObject([
      { asked: 1, answered: 1, averageAnswerSeconds: 15, offersAccepted: 2 },
    ]);
  });

  it('counts for the team that was rung last, while each offer counts for the team that it rang', async () => {
    const rounds = [
      { ...accepted, outcome: 'expired' as const },
      { ...accepted, team: 1, counselor: 2 },
    ];
    expect(await rowsOf({ rounds })).toMatchObject([
      { name: 'Team 0', asked: 0, offersMade: 1, offersMissed: 1 },
      { name: 'Team 1', asked: 1, answered: 1, offersMade: 1, offersAccepted: 1 },
    ]);
  });

  it('of a booked time counts when its caller comes, and not before', async () => {
    const booked = { asked: 20 * hour - 60_000, booked: 3_600 } as const;
    expect(await rowsOf({ ...booked, rounds: [accepted] }, { step: 'hour' })).toMatchObject([
      { interval: 20, asked: 1, answered: 1, answeredInTime: 1, averageAnswerSeconds: 15 },
    ]);
    expect(await rowsOf({ ...booked, ending: null })).toEqual([]);
    expect(await rowsOf({ ...booked, ending: 'caller_gone', ends: 7_200, vanishedBefore: 7_200 })).toMatchObject([
      { asked: 1, shortAbandoned: 1, serviceLevel: null },
    ]);
  });

  it('that still waits weighs on the service level only when its time is over', async () => {
    expect(await rowsOf({ ending: null })).toMatchObject([{ asked: 1, waiting: 1, undecided: 0, serviceLevel: 0 }]);
    await inPassing(async (tx, moment) => {
      const script = { calls: [{ ...told, rounds: [], asked: 0, ending: null }], presence: [], refused: [] };
      const history = historyAt(world, script, Math.floor(moment) - 5_000);
      await writeHistory(tx, world, history);
      const from = Math.floor(moment / quarter - 4) * quarter;
      const question = { from, to: from + 8 * quarter, zone, step: 'hour', by: 'team', withinSeconds: null } as const;
      expect(await compare(history, question, tx, moment)).toMatchObject([
        { asked: 1, waiting: 1, undecided: 1, serviceLevel: null },
      ]);
    });
  });

  it('nothing remains of it in a period without it: every team with zeros, and no row by hour', async () => {
    const after = { from: start + 2 * hour, to: start + 3 * hour };
    const whole = await rowsOf({}, { ...after, step: 'whole' });
    expect(whole.map(({ name }) => name)).toEqual(['Team 0', 'Team 1', 'Team 2']);
    expect(whole).toMatchObject(whole.map(() => ({ asked: 0, serviceLevel: null, occupancy: null })));
    expect(await rowsOf({}, { ...after, step: 'hour' })).toEqual([]);
  });
});
