import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, TeamId } from '../contract/ids.ts';
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

  /** Lets nobody else in who asks for the campaign until the transaction ends, so that no two take its last place. */
  async lockEntry(tx: Database, campaign: CampaignId): Promise<void> {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`queue ${campaign}`}, 0))`.execute(tx);
  },

  /** How many calls of the campaign wait, for whichever team. */
  async waiting(db: Database, campaign: CampaignId): Promise<number> {
    const { count } = await db
      .selectFrom('queue_entries as e')
      .innerJoin('calls', 'calls.id', 'e.call_id')
      .select(({ fn }) => fn.count<number>('e.call_id').distinct().as('count'))
      .where('calls.campaign_id', '=', campaign)
      .where('e.waiting', '=', true)
      .where(callerWaits)
      .executeTakeFirstOrThrow();
    return count;
  },

  /** Takes all of a call's entries out. */
  async leave(tx: Database, call: CallId): Promise<void> {
    await tx.deleteFrom('queue_entries').where('call_id', '=', call).execute();
  },

  /** Calls that wait, and whose callers speak a language that has found a speaker since their demands were written down. */
  async understoodBetter(db: Database, limit: number): Promise<CallId[]> {
    const { rows } = await sql<{ call_id: CallId }>`
      select distinct e.call_id from queue_entries e
        join demands d on d.id = e.demand_id
        join calls on calls.id = e.call_id
        cross join unnest(calls.languages) as said (tag)
        cross join lower(split_part(said.tag, '-', 1)) as language
      where e.waiting and d.languages <> '{}' and language <> all(d.languages)
        and language in (select unnest(spoken_languages) from users)
      limit ${limit}`.execute(db);
    return rows.map((row) => row.call_id);
  },

  /**
   * Forgets demands that nobody makes any more, a part of them at a time, where there are more than `keep`. Anybody may ask
   * in languages combined as never before, and what they asked for would stay for ever.
   */
  async forgetUnused(db: Database, keep: number = unusedAtMost): Promise<number> {
    return db.transaction().execute(async (tx) => {
      const unused = sql`not exists (select from queue_entries where demand_id = demands.id)`;
      // Whoever makes one of them this moment has hold of it: it is passed over. From here on nobody can.
      const { rows } = await sql<{ id: number }>`
        select id from demands where id in (
          select id from demands where ${unused} order by id desc offset ${keep} limit ${forgottenAtOnce})
        for update skip locked`.execute(tx);
      const { rows: forgotten } = await sql`
        delete from demands where id = any(${rows.map((row) => row.id)}::int[]) and ${unused} returning id`.execute(tx);
      return forgotten.length;
    });
  },
};

/** The next callers ask for most of them again; but each turn of the matching looks at every one. */
const unusedAtMost = 1_000;
/** To be sure that nobody refers to one, PostgreSQL looks through the queue. */
const forgottenAtOnce = 200;

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
      // In a transaction it is not forgotten before that is over.
      .forKeyShare()
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

export interface KnownDemands {
  idOf(demand: Demand): Promise<number>;
  /** Some of them were no longer known. */
  forget(): void;
}

/** Remembers the numbers of demands. Only for use outside of transactions: a number that is rolled back was never given. */
export function createKnownDemands(db: Database): KnownDemands {
  const known = new Map<string, number>();
  let since = performance.now();
  function forget(): void {
    known.clear();
    since = performance.now();
  }
  return {
    forget,
    async idOf(demand) {
      if (performance.now() - since > knownMs) forget();
      const key = JSON.stringify(demand);
      const id = known.get(key) ?? (await demandId(db, demand));
      if (known.size < knownAtMost) known.set(key, id);
      return id;
    },
  };
}
