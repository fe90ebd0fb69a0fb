import type { ReferralId } from '../../server/contract/ids.ts';
import type { Referral, StructureText } from '../../server/contract/referrals.ts';
import type { SummaryProposal } from '../../server/contract/summaries.ts';
import type { DeskState } from '../data/desk.ts';
import { emptyStructure, type StructureDraft } from '../staff/structure-draft.ts';

/** A structure that is being written by hand. */
export interface WrittenDraft {
  readonly text: StructureDraft;
  /** The fields in which something is wrong, once it was to be given. */
  readonly wrong: readonly (keyof StructureText)[];
  /** It was given under this id, and the desk does not show it yet. */
  readonly sent: ReferralId | null;
}

/** A summary that is being written. */
export interface SummaryDraft {
  readonly text: string;
  /** What stood there first. */
  readonly from: string;
  /** It was proposed, and the desk does not show it yet. */
  readonly sent: boolean;
}

/** What a counselor has begun to write beside a call, and nobody has yet. */
export interface Drafts {
  /** What is looked for in the list. */
  readonly asked: string;
  /** null: the form is closed. */
  readonly byHand: WrittenDraft | null;
  readonly summing: SummaryDraft | null;
  /** How often the record was to be done while something stood here that nobody has. */
  readonly held: number;
}

export const noDrafts: Drafts = { asked: '', byHand: null, summing: null, held: 0 };
export const emptyWritten: WrittenDraft = { text: emptyStructure, wrong: [], sent: null };

/** What the desk says that concerns drafts. */
export interface Heard extends Pick<DeskState, 'refused'> {
  readonly given: readonly Referral[];
  readonly summary: SummaryProposal | null;
}

/** The drafts after the desk was heard: what it shows is a draft no longer, and what was refused is one again. */
export function hearDrafts({ byHand, summing, held, ...rest }: Drafts, heard: Heard): Drafts {
  const next = { byHand: hearWritten(byHand, heard), summing: hearSummary(summing, heard) };
  return { ...rest, ...next, held: next.byHand === null && next.summing === null ? 0 : held };
}

function hearWritten(draft: WrittenDraft | null, { given, refused }: Heard): WrittenDraft | null {
  if (draft?.sent == null) return draft;
  if (given.some(({ id }) => id === draft.sent)) return null;
  return refused?.to === 'give_written' ? { ...draft, sent: null } : draft;
}

function hearSummary(draft: SummaryDraft | null, { summary, refused }: Heard): SummaryDraft | null {
  if (draft === null || summary === null) return draft;
  const answered = summary.answer !== null;
  if (draft.sent) {
    if (refused?.to === 'propose_summary') return { ...draft, sent: false };
    // Where nothing was proposed before, it was this that was answered.
    return summary.text === draft.text.trim() || (answered && draft.from === '') ? null : draft;
  }
  return answered && !hasNews(draft) ? null : draft;
}

const hasNews = ({ text, from }: SummaryDraft): boolean => text.trim() !== '' && text.trim() !== from.trim();

/** Whether words stand in a form that the caller could still be given: they would be lost if the record were done. */
export function isUnsaid({ byHand, summing }: Drafts, summary: SummaryProposal | null): boolean {
  if (byHand !== null && Object.values(byHand.text).some((text) => text.trim() !== '')) return true;
  return summing !== null && summary?.answer === null && hasNews(summing);
}
