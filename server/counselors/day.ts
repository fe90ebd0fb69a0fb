import { Temporal } from 'temporal-polyfill';
import type { Database } from '../../db/connect.ts';
import type { PresenceToday } from '../contract/counselor-socket.ts';
import type { UserId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import { dayRepository } from './day-repository.ts';

/** When the day of a moment began on the clocks of a time zone. Throws `bad_request` where there is no such zone. */
export function beginningOfDay(moment: Date, timeZone: string): Date {
  try {
    const zoned = Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toZonedDateTimeISO(timeZone);
    return new Date(zoned.startOfDay().epochMilliseconds);
  } catch {
    throw new DomainError('bad_request', '`timeZone` is not known: name it as IANA does, for instance Europe/Paris');
  }
}

/** How a counselor has spent the day so far, in seconds of each state. Being offline is nobody's business. */
export async function readDay(db: Database, user: UserId, timeZone: string): Promise<PresenceToday> {
  const begins = beginningOfDay(await dayRepository.moment(db), timeZone);
  const rows = await dayRepository.secondsSince(db, user, begins);
  const seconds = new Map(rows.map((row) => [row.state, row.seconds]));
  return {
    available: seconds.get('available') ?? 0,
    offered: seconds.get('offered') ?? 0,
    busy: seconds.get('busy') ?? 0,
    wrap_up: seconds.get('wrap_up') ?? 0,
    away: seconds.get('away') ?? 0,
  };
}
