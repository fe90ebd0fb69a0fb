import { type RawBuilder, sql } from 'kysely';
import type { SummaryProposal } from '../contract/summaries.ts';

/** How it stands with keeping a summary of a call, read as JSON. */
export const proposedIn = (call: RawBuilder<unknown>): RawBuilder<SummaryProposal> => sql<SummaryProposal>`coalesce((
  select json_build_object('wanted', wanted, 'text', text, 'answer', answer)
  from summary_proposals where call_id = ${call}), json_build_object('wanted', false, 'text', null, 'answer', null))`;
