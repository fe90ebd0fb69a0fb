import { pino } from 'pino';
import type { Log } from '../../server/platform/logger.ts';

/** A log that nobody reads. */
export const silentLog: Log = pino({ level: 'silent' });

/** A log whose warnings and errors are told, line by line. */
export const listeningLog = (tell: (line: string) => void): Log => pino({ level: 'warn', base: null }, { write: tell });
