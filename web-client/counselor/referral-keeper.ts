import { createContext } from '@lit/context';
import type { CallId, ReferralId } from '../../server/contract/ids.ts';
import type { GivableStructure, Referral } from '../../server/contract/referrals.ts';
import type { SummaryProposal } from '../../server/contract/summaries.ts';
import { randomUuid } from '../data/caller-memory.ts';
import type { DeskState, DeskStore } from '../data/desk.ts';
import { createStore, type Store } from '../lib/store.ts';
import { type StructureDraft, structureOf, wrongFields } from '../staff/structure-draft.ts';
import { type Drafts, emptyWritten, hearDrafts, isUnsaid, noDrafts } from './referral-drafts.ts';

export interface ReferralState extends Drafts {
  /** What the caller of the desk's call was pointed to. */
  readonly given: readonly Referral[];
  /** What can be given; null until it is known. */
  readonly structures: readonly GivableStructure[] | null;
  /** How it stands with keeping a summary; null: there is no call. */
  readonly summary: SummaryProposal | null;
  /** The server can't be told now. */
  readonly offline: boolean;
}

/**
 * Where the caller of the desk's call is pointed to, and what the counselor writes for that: it stays, whichever panel
 * shows it, until the desk has it, the counselor leaves it, or there is another call.
 */
export interface ReferralKeeper extends Store<ReferralState> {
  /** What is looked for in the list. */
  ask(text: string): void;
  give(structure: GivableStructure): void;
  takeBack(referral: Referral): void;
  openByHand(): void;
  editByHand(change: Partial<StructureDraft>): void;
  /** Gives what was written by hand, if nothing is wrong with it. */
  giveByHand(): void;
  leaveByHand(): void;
  openSummary(): void;
  editSummary(text: string): void;
  proposeSummary(): void;
  takeSummaryBack(): void;
  leaveSummary(): void;
  /** Something was written that nobody has. */
  readonly unsaid: boolean;
  /** The record is to be done: true where something was written that would be lost, which is said then. */
  hold(): boolean;
  close(): void;
}

/** The desk's referrals, for the panel that shows them wherever there is a call. */
export const referralKeeper = createContext<ReferralKeeper | null>(Symbol('referral keeper'));

export const newReferralId = (): ReferralId => {
  const id = randomUuid();
  if (!isReferralId(id)) throw new Error('The id of a referral came out wrong');
  return id;
};
const isReferralId = (text: string): text is ReferralId => /^[0-9a-f-]{36}$/.test(text);

// A list that could not be loaded is asked for again while the call goes on.
const retryMs = 5_000;

export const noReferrals: ReferralState = { ...noDrafts, given: [], structures: null, summary: null, offline: true };

/** Creates the keeper of a desk; `load` asks the server what can be given in a call. */
export function createReferralKeeper(
  desk: Pick<DeskStore, 'state' | 'subscribe' | 'send'>,
  load: (call: CallId, signal: AbortSignal) => Promise<readonly GivableStructure[]>,
): ReferralKeeper {
  const store = createStore<ReferralState>(noReferrals);
  let call: CallId | null = null;
  let loading = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let { desk: lastDesk } = desk.state;
  // After a cut it is the next desk that says what arrived before.
  let cut = false;

  const ask = async (of: CallId) => {
    const mine = new AbortController();
    loading = mine;
    try {
      const structures = await load(of, mine.signal);
      if (!mine.signal.aborted) store.set({ structures });
    } catch {
      if (!mine.signal.aborted) timer = setTimeout(() => void ask(of), retryMs);
    }
  };
  const stopAsking = () => {
    loading.abort();
    clearTimeout(timer);
  };

  const sendByHand = (id: ReferralId, text: StructureDraft): boolean =>
    call !== null && desk.send({ type: 'give_written', call, id, written: structureOf(text) });
  const sendSummary = (text: string | null): boolean =>
    call !== null && desk.send({ type: 'propose_summary', call, text });

  /** Sends again what was on its way when the connection was cut: by its id, nothing is given twice. */
  const sendAgain = () => {
    const { byHand, summing, summary } = store.state;
    if (byHand?.sent) sendByHand(byHand.sent, byHand.text);
    if (summing?.sent && summary?.answer === null) sendSummary(summing.text.trim());
  };

  const hear = (state: DeskState) => {
    const next = state.desk?.call ?? null;
    if ((next?.id ?? null) !== call) {
      stopAsking();
      call = next?.id ?? null;
      store.set(noReferrals);
      if (call !== null) void ask(call);
    }
    const given = next?.referrals ?? [];
    const summary = next?.summary ?? null;
    const drafts = hearDrafts(store.state, { given, summary, refused: state.refused });
    store.set({ ...drafts, given, summary, offline: state.connection !== 'open' });
    if (state.connection !== 'open') cut = true;
    const fresh = state.desk !== lastDesk;
    lastDesk = state.desk;
    if (!cut || !fresh || state.connection !== 'open') return;
    cut = false;
    sendAgain();
  };
  const forget = desk.subscribe(hear);
  hear(desk.state);

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    ask(asked) {
      store.set({ asked });
    },
    give({ id: structure }) {
      if (call === null) return;
      if (desk.send({ type: 'give_structure', call, id: newReferralId(), structure })) store.set({ asked: '' });
    },
    takeBack({ id }) {
      if (call !== null) desk.send({ type: 'take_back_referral', call, id });
    },
    openByHand() {
      if (store.state.byHand === null) store.set({ byHand: emptyWritten });
    },
    editByHand(change) {
      const { byHand } = store.state;
      if (byHand === null) return;
      const wrong = byHand.wrong.filter((field) => !(field in change));
      // What is written on after it was given is another one.
      store.set({ byHand: { text: { ...byHand.text, ...change }, wrong, sent: null } });
    },
    giveByHand() {
      const { byHand } = store.state;
      if (byHand === null || byHand.sent !== null) return;
      const wrong = wrongFields(byHand.text);
      store.set({ byHand: { ...byHand, wrong } });
      if (wrong.length > 0) return;
      const sent = newReferralId();
      if (sendByHand(sent, byHand.text)) store.set({ byHand: { ...byHand, wrong, sent } });
    },
    leaveByHand() {
      store.set({ byHand: null, held: 0 });
    },
    openSummary() {
      const { summary, summing } = store.state;
      if (summary === null || summary.answer !== null || summing !== null) return;
      const from = summary.text ?? '';
      store.set({ summing: { text: from, from, sent: false } });
    },
    editSummary(text) {
      const { summing } = store.state;
      if (summing !== null) store.set({ summing: { ...summing, text, sent: false } });
    },
    proposeSummary() {
      const { summing, summary } = store.state;
      const text = summing?.text.trim() ?? '';
      if (summing === null || summing.sent || text === '') return;
      // Nothing to tell the desk: it shows this already.
      if (text === summary?.text) store.set({ summing: null });
      else if (sendSummary(text)) store.set({ summing: { ...summing, sent: true } });
    },
    takeSummaryBack() {
      sendSummary(null);
    },
    leaveSummary() {
      store.set({ summing: null, held: 0 });
    },
    get unsaid() {
      return isUnsaid(store.state, store.state.summary);
    },
    hold() {
      const { unsaid } = this;
      if (unsaid) store.set({ held: store.state.held + 1 });
      return unsaid;
    },
    close() {
      forget();
      stopAsking();
    },
  };
}
