import { pino } from 'pino';
import type { Log } from '../../server/platform/logger.ts';

/** A log that nobody reads. */
export const silentLog: Log = pino({ level: 'silent' });
