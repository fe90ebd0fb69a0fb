import type { Database } from '../../db/connect.ts';
import type { CallId, CampaignId, PlacementId, TeamId, UserId, VisitId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { ahead, moment, now } from '../platform/sql.ts';
import type { Call, CounselorEffect, Outcome, Rules } from './call.ts';
import { deskBackSeconds } from './timings.ts';

export interface StoredCall {
  id: CallId;
  campaign: CampaignId;
  languages: readonly string[];
  askedAt: Date;
  version: number;
  call: Call;
  /** The database's clock when it was read, milliseconds since 1970. */
  now: number;
}

export interface NewCallRow {
  id: CallId;
  campaign: CampaignId;
  placement: PlacementId;
  visit: VisitId;
  languages: readonly string[];
  resumeHash: Buffer;
  /** Milliseconds since 1970. */
  askedAt: number;
  /** The place is held until then though nobody is there. */
  heldUntil: number | null;
  /** The edition of the campaign's routing by which it was begun. */
  routingVersion: number;
  call: Call;
}

const nullableUser = (id: string | null): UserId | null => (id === null ? null : brand<UserId>(id));

/** Calls, their events, and what each step writes beside them. */
export const callsRepository = {
  async insert(db: Database, row: NewCallRow): Promise<void> {
    const { call } = row;
    await db
      .insertInto('calls')
      .values({
        id: row.id,
        campaign_id: row.campaign,
        placement_id: row.placement,
        visit_id: row.visit,
        team_id: call.team,
        kind: call.kind,
        languages: [...row.languages],
        resume_hash: row.resumeHash,
        step: call.step,
        step_ends_at: moment(call.stepEndsAt),
        give_up_at: moment(call.giveUpAt),
        deadline: moment(call.deadline),
        priority: call.priority,
        is_callback: call.isCallback,
        held_until: moment(row.heldUntil),
        routing_version: row.routingVersion,
        asked_at: new Date(row.askedAt),
      })
      .execute();
    await db
      .insertInto('call_events')
      .values({ call_id: row.id, version: 1, type: 'asked', from_state: null, to_state: 'waiting' })
      .execute();
  },

  async read(db: Database, id: CallId): Promise<StoredCall | null> {
    const row = await db
      .selectFrom('calls')
      .innerJoin('teams', 'teams.id', 'calls.team_id')
      .leftJoin('presence', 'presence.user_id', 'calls.counselor_id')
      .selectAll('calls')
      .select(['teams.misses_until_away', 'teams.wrap_up_seconds', 'presence.missed_offers', now.as('read_at')])
      .where('calls.id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: brand(row.id),
      campaign: brand(row.campaign_id),
      languages: row.languages,
      askedAt: row.asked_at,
      version: row.version,
      now: row.read_at.getTime(),
      call: {
        state: row.state,
        kind: row.kind,
        team: brand(row.team_id),
        rules: { missesUntilAway: row.misses_until_away, wrapUpSeconds: row.wrap_up_seconds },
        step: row.step,
        stepEndsAt: row.step_ends_at?.getTime() ?? null,
        giveUpAt: row.give_up_at?.getTime() ?? null,
        priority: row.priority,
        isCallback: row.is_callback,
        counselor: nullableUser(row.counselor_id),
        fence: row.fence,
        misses: row.missed_offers ?? 0,
        epoch: row.epoch,
        mediaHost: row.media_host,
        activeSince: row.active_since?.getTime() ?? null,
        talked: row.active_at !== null,
        talkSeconds: row.talk_seconds,
        backInLine: row.back_in_line,
        closeReason: row.close_reason,
        deadline: row.deadline?.getTime() ?? null,
      },
    };
  },

  /** The database's clock, milliseconds since 1970: the transaction's moment, which `now()` writes too. */
  async clock(db: Database): Promise<number> {
    const { at } = await db.selectNoFrom(now.as('at')).executeTakeFirstOrThrow();
    return at.getTime();
  },

  async rulesOf(db: Database, team: TeamId): Promise<Rules> {
    const row = await db
      .selectFrom('teams')
      .select(['misses_until_away', 'wrap_up_seconds'])
      .where('id', '=', team)
      .executeTakeFirstOrThrow();
    return { missesUntilAway: row.misses_until_away, wrapUpSeconds: row.wrap_up_seconds };
  },

  async findByResume(db: Database, visit: VisitId, resumeHash: Buffer): Promise<CallId | null> {
    const row = await db
      .selectFrom('calls')
      .select('id')
      .where('resume_hash', '=', resumeHash)
      .where('visit_id', '=', visit)
      .executeTakeFirst();
    return row ? brand<CallId>(row.id) : null;
  },

  /** From now on another token, held by another visit's page perhaps, brings the caller back. */
  async setResume(db: Database, call: CallId, visit: VisitId, resumeHash: Buffer): Promise<void> {
    await db.updateTable('calls').set({ visit_id: visit, resume_hash: resumeHash }).where('id', '=', call).execute();
  },

  /** Writes a step down if the call is still as it was read; false where somebody else was faster. */
  async advance(db: Database, before: StoredCall, after: Call, event: { type: string }): Promise<boolean> {
    const version = before.version + 1;
    const accepted = event.type === 'accept';
    const becameActive = after.state === 'active' && before.call.state !== 'active';
    const updated = await db
      .updateTable('calls')
      .set({
        state: after.state,
        version,
        kind: after.kind,
        team_id: after.team,
        step: after.step,
        step_ends_at: moment(after.stepEndsAt),
        give_up_at: moment(after.giveUpAt),
        priority: after.priority,
        deadline: moment(after.deadline),
        close_reason: after.closeReason,
        counselor_id: after.counselor,
        fence: after.fence,
        epoch: after.epoch,
        media_host: after.mediaHost,
        back_in_line: after.backInLine,
        active_since: moment(after.activeSince),
        talk_seconds: after.talkSeconds,
        ...(accepted ? { accepted_at: now } : {}),
        ...(becameActive && !before.call.talked ? { active_at: now } : {}),
        ...(after.state === 'closed' ? { closed_at: now } : {}),
      })
      .where('id', '=', before.id)
      .where('version', '=', before.version)
      .executeTakeFirst();
    if (updated.numUpdatedRows === 0n) return false;
    await db
      .insertInto('call_events')
      .values({
        call_id: before.id,
        version,
        type: event.type,
        from_state: before.call.state,
        to_state: after.state,
        counselor_id: after.counselor ?? before.call.counselor,
      })
      .execute();
    return true;
  },

  /** Calls that wait by an older edition of their campaign's routing; some of them, if there are many. */
  async outdated(db: Database, limit: number): Promise<CallId[]> {
    const rows = await db
      .selectFrom('calls')
      .innerJoin('campaigns', 'campaigns.id', 'calls.campaign_id')
      .select('calls.id')
      .where('calls.state', '=', 'waiting')
      .whereRef('calls.routing_version', '<>', 'campaigns.routing_version')
      .limit(limit)
      .execute();
    return rows.map((row) => brand(row.id));
  },

  async setRoutingVersion(db: Database, call: CallId, version: number): Promise<void> {
    await db.updateTable('calls').set({ routing_version: version }).where('id', '=', call).execute();
  },

  async endOffer(db: Database, call: CallId, fence: number, outcome: Outcome): Promise<void> {
    await db
      .updateTable('offers')
      .set({ outcome, resolved_at: now })
      .where('call_id', '=', call)
      .where('fence', '=', fence)
      .where('outcome', 'is', null)
      .execute();
  },

  async setPresence(db: Database, { counselor, presence, awayReason, missed }: CounselorEffect): Promise<void> {
    await db
      .updateTable('presence')
      .set(({ eb }) => ({
        state: presence,
        away_reason: awayReason,
        since: now,
        // Being offered, or leaving, is no answer: it neither forgives nor counts a missed offer.
        ...(missed ? { missed_offers: eb('missed_offers', '+', 1) } : {}),
        ...(presence === 'busy' ? { missed_offers: 0 } : {}),
        ...(presence === 'offline' ? { back_until: ahead(deskBackSeconds) } : {}),
      }))
      .where('user_id', '=', counselor)
      .execute();
  },
};
