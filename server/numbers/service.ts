import type { Database } from '../../db/connect.ts';
import { type Numbers, type NumbersQuery, shortAbandonSeconds } from '../contract/numbers.ts';
import { DomainError } from '../errors.ts';
import { csvOf } from './csv.ts';
import { cut, type Period, periodOf } from './period.ts';
import { numbersRepository as repository } from './repository.ts';

const longestGoalSeconds = 3600;
const iso = (moment: number): string => new Date(moment).toISOString();

/** The numbers of the trade: see `docs/numbers.md`. */
export function createNumbers(db: Database) {
  async function count(query: NumbersQuery, period: Period): Promise<Numbers> {
    const { by, step } = query;
    const intervals = cut(period, step);
    const rows = await repository.count(db, { by, step, intervals, withinSeconds: goalOf(query) });
    return {
      intervals: intervals.map(({ begins, ends }) => ({ begins: iso(begins), ends: iso(ends) })),
      rows: rows.map(({ interval, ...row }) => ({ ...row, begins: iso(intervals[interval]?.begins ?? period.begins) })),
      shortAbandonSeconds,
    };
  }

  return {
    /** Throws `bad_request` for a time that makes no sense or is too long. */
    read: (query: NumbersQuery): Promise<Numbers> => count(query, periodOf(query)),

    /** The same as a file for spreadsheets. Throws `bad_request` too. */
    async file(query: NumbersQuery): Promise<{ fileName: string; content: string }> {
      const period = periodOf(query);
      return csvOf(await count(query, period), period);
    },
  };
}

function goalOf({ withinSeconds }: NumbersQuery): number | null {
  if (withinSeconds === undefined) return null;
  const seconds = Number(withinSeconds);
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= longestGoalSeconds) return seconds;
  throw new DomainError('bad_request', `\`withinSeconds\` must be a whole number from 1 to ${longestGoalSeconds}`);
}
