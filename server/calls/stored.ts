import { type RawBuilder, sql } from 'kysely';
import type { CallId, CampaignId } from '../contract/ids.ts';
import { milliseconds } from '../platform/sql.ts';
import type { Call } from './call.ts';

/** A call as its row says. All moments are milliseconds since 1970. */
export interface StoredCall {
  id: CallId;
  campaign: CampaignId;
  languages: readonly string[];
  askedAt: number;
  version: number;
  call: Call;
  /** The database's clock when it was read. */
  now: number;
}

const at = (column: string) => milliseconds(sql.ref(column));

/** A record that is prolonged was begun with the first of its steps. */
const recordSince = sql`(
  select ${milliseconds(sql`min(call_events.at)`)} from call_events
  where call_events.call_id = calls.id and call_events.to_state = 'wrap_up')`;

/** A call, read as JSON: by itself, or in a statement that looks at more than it. Null where there is none. */
export const storedCall = (id: RawBuilder<unknown>): RawBuilder<StoredCall | null> => sql<StoredCall | null>`(
  select json_build_object(
    'id', calls.id, 'campaign', calls.campaign_id, 'languages', calls.languages, 'askedAt', ${at('calls.asked_at')},
    'version', calls.version, 'now', ${milliseconds(sql`now()`)},
    'call', json_build_object(
      'state', calls.state, 'kind', calls.kind, 'team', calls.team_id,
      'rules', json_build_object(
        'missesUntilAway', teams.misses_until_away, 'wrapUpSeconds', teams.wrap_up_seconds),
      'step', calls.step, 'stepEndsAt', ${at('calls.step_ends_at')}, 'giveUpAt', ${at('calls.give_up_at')},
      'priority', calls.priority, 'isCallback', calls.is_callback,
      'counselor', calls.counselor_id, 'fence', calls.fence, 'misses', coalesce(presence.missed_offers, 0),
      'epoch', calls.epoch, 'mediaHost', calls.media_host,
      'activeSince', ${at('calls.active_since')}, 'talked', calls.active_at is not null, 'talkSeconds', calls.talk_seconds,
      'backInLine', calls.back_in_line, 'closeReason', calls.close_reason,
      'exited', calls.exited,
      'recordSince', case calls.state when 'wrap_up' then ${recordSince} end, 'deadline', ${at('calls.deadline')}))
  from calls join teams on teams.id = calls.team_id left join presence on presence.user_id = calls.counselor_id
  where calls.id = ${id})`;
