import type { Database } from '../../db/connect.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallId, CampaignId, PlacementId, TeamId, UserId, VisitId } from '../contract/ids.ts';
import { brand } from '../platform/ids.ts';
import { moment, now } from '../platform/sql.ts';
import type { Call, CounselorEffect, Outcome } from './lifecycle.ts';

export interface StoredCall {
  id: CallId;
  team: TeamId;
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
  team: TeamId;
  kind: CallKind;
  languages: readonly string[];
  resumeHash: Buffer;
}

const nullableUser = (id: string | null): UserId | null => (id === null ? null : brand<UserId>(id));

/** Calls, their events, and what each step writes beside them. */
export const callsRepository = {
  async insert(db: Database, row: NewCallRow): Promise<void> {
    await db
      .insertInto('calls')
      .values({
        id: row.id,
        campaign_id: row.campaign,
        placement_id: row.placement,
        visit_id: row.visit,
        team_id: row.team,
        kind: row.kind,
        languages: [...row.languages],
        resume_hash: row.resumeHash,
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
      .selectAll()
      .select(now.as('read_at'))
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    return {
      id: brand(row.id),
      team: brand(row.team_id),
      version: row.version,
      now: row.read_at.getTime(),
      call: {
        state: row.state,
        counselor: nullableUser(row.counselor_id),
        fence: row.fence,
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

  async findByResume(db: Database, visit: VisitId, resumeHash: Buffer): Promise<CallId | null> {
    const row = await db
      .selectFrom('calls')
      .select('id')
      .where('resume_hash', '=', resumeHash)
      .where('visit_id', '=', visit)
      .executeTakeFirst();
    return row ? brand<CallId>(row.id) : null;
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

  async endOffer(db: Database, call: CallId, fence: number, outcome: Outcome): Promise<void> {
    await db
      .updateTable('offers')
      .set({ outcome, resolved_at: now })
      .where('call_id', '=', call)
      .where('fence', '=', fence)
      .where('outcome', 'is', null)
      .execute();
  },

  async setPresence(db: Database, { counselor, presence, missed }: CounselorEffect): Promise<void> {
    await db
      .updateTable('presence')
      .set(({ eb }) => ({
        state: presence,
        since: now,
        // Being offered, or leaving, is no answer: it neither forgives nor counts a missed offer.
        ...(missed ? { missed_offers: eb('missed_offers', '+', 1) } : {}),
        ...(presence === 'busy' ? { missed_offers: 0 } : {}),
      }))
      .where('user_id', '=', counselor)
      .execute();
  },
};
