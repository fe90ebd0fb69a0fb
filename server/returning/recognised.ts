import { type RawBuilder, sql } from 'kysely';
import type { KnownCaller } from '../contract/known.ts';

/** What is known of a call's caller, read as JSON; null where they did not want to be recognised. */
export const recognisedIn = (call: RawBuilder<unknown>): RawBuilder<KnownCaller | null> => sql<KnownCaller | null>`(
  select json_build_object('talks', known_callers.talks, 'lastTalk', known_callers.last_talk::text,
    'summary', known_callers.summary)
  from recognitions join known_callers on known_callers.id = recognitions.caller_id
  where recognitions.call_id = ${call} and known_callers.talks > 0)`;
