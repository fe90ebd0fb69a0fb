import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, TeamId } from '../contract/ids.ts';
import type { Demand } from '../dispatch/policy.ts';
import { priorities } from './call.ts';

/** A demand, by the number under which it is known, and the step of the ladder that makes it. */
export interface Entry {
  demand: number;
  team: TeamId;
  step: number;
}

/** Entries as rows of `entry (demand_id, team_id, step)`. */
export const entryRows = (entries: readonly Entry[]): RawBuilder<unknown> => sql`unnest(
  ${entries.map((entry) => entry.demand)}::int[], ${entries.map((entry) => entry.team)}::uuid[],
  ${entries.map((entry) => entry.step)}::int[]) as entry (demand_id, team_id, step)`;

/**
 * Whether the caller of an entry `e` waits, or may be back in a moment. At a booked time, which goes ahead of others, nobody
 * may come: it delays nobody before its caller is there.
 */
export const callerWaits: RawBuilder<boolean> = sql<boolean>`not (e.priority >= ${priorities.callback} and exists (
  select from calls where calls.id = e.call_id and calls.is_callback and calls.caller_left_at is not null))`;

/** What a call asks for, as the matching finds it: one row for each demand of the steps that the call has reached. */
export const queueEntries = {
  /** Adds the call's demands, in the order of their steps; those that it has made already stay, at this priority. */
  async enter(tx: Database, call: CallId, demands: readonly Demand[], priority: number): Promise<void> {
    if (demands.length === 0) return;
    // Steps that ask for the same are one entry: that of the first.
    const entries = new Map<number, Entry>();
    for (const [step, demand] of demands.entries()) {
      const id = await demandId(tx, demand);
      if (!entries.has(id)) entries.set(id, { demand: id, team: demand.team, step });
    }
    await sql`
      insert into queue_entries (call_id, demand_id, team_id, step, priority, asked_at)
      select calls.id, entry.*, ${priority}, calls.asked_at from calls, ${entryRows([...entries.values()])}
      where calls.id = ${call}
      on conflict (call_id, demand_id) do update set priority = excluded.priority`.execute(tx);
  },

  /** How many calls wait for the team. */
  async waiting(tx: Database, team: TeamId): Promise<number> {
    const { count } = await tx
      .selectFrom('queue_entries as e')
      .select(({ fn }) => fn.count<number>('call_id').distinct().as('count'))
      .where('team_id', '=', team)
      .where('waiting', '=', true)
      .where(callerWaits)
      .executeTakeFirstOrThrow();
    return count;
  },

  /** Takes all of a call's entries out. */
  async leave(tx: Database, call: CallId): Promise<void> {
    await tx.deleteFrom('queue_entries').where('call_id', '=', call).execute();
  },
};

/** Stands in a demand for languages that no counselor speaks: the undetermined one (RFC 5646), which nobody does. */
const nobodysLanguage = 'und';

/**
 * Of these languages, those that some counselor speaks. Callers' browsers may name any; were they all written down,
 * strangers could fill the table of demands.
 */
async function spokenAmong(db: Database, languages: readonly string[]): Promise<string[]> {
  if (languages.length === 0) return [];
  const { rows } = await sql<{ tag: string }>`
    select distinct tag from users, unnest(spoken_languages) as spoken (tag)
    where tag = any(${[...languages]}::text[]) order by tag`.execute(db);
  return rows.length === 0 ? [nobodysLanguage] : rows.map((row) => row.tag);
}

/** The id under which a demand is known. Two that write the same one down for the first time get the same id. */
export async function demandId(db: Database, demand: Demand): Promise<number> {
  const wanted = sql<string[]>;
  const values = {
    team_id: demand.team,
    required_skills: wanted`${[...demand.requiredSkills]}::text[]`,
    preferred_skills: wanted`${[...demand.preferredSkills]}::text[]`,
    languages: wanted`${await spokenAmong(db, demand.languages)}::text[]`,
    language_required: demand.languageRequired,
  };
  const find = () =>
    db
      .selectFrom('demands')
      .select('id')
      .where('team_id', '=', values.team_id)
      .where('required_skills', '=', values.required_skills)
      .where('preferred_skills', '=', values.preferred_skills)
      .where('languages', '=', values.languages)
      .where('language_required', '=', values.language_required)
      .executeTakeFirst();
  const known = await find();
  if (known) return known.id;
  const made = await db
    .insertInto('demands')
    .values(values)
    .onConflict((conflict) => conflict.constraint('demands_unique').doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id ?? (await find())?.id ?? 0;
}

/** Callers' languages come in some hundreds of sets, and ladders in some dozens. */
const knownAtMost = 10_000;
/** A language finds its first speaker, or loses the last, now and then. */
const knownMs = 60_000;

/** Remembers the numbers of demands. Only for use outside of transactions: a number that is rolled back was never given. */
export function createKnownDemands(db: Database): (demand: Demand) => Promise<number> {
  const known = new Map<string, number>();
  let since = performance.now();
  return async (demand) => {
    if (performance.now() - since > knownMs) {
      known.clear();
      since = performance.now();
    }
    const key = JSON.stringify(demand);
    const id = known.get(key) ?? (await demandId(db, demand));
    if (known.size < knownAtMost) known.set(key, id);
    return id;
  };
}
