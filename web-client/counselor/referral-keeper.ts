import { createContext } from '@lit/context';
import type { CallId, ReferralId } from '../../server/contract/ids.ts';
import type { GivableStructure, Referral, StructureText } from '../../server/contract/referrals.ts';
import type { SummaryProposal } from '../../server/contract/summaries.ts';
import { randomUuid } from '../data/caller-memory.ts';
import type { DeskState, DeskStore } from '../data/desk.ts';
import { createStore, type Store } from '../lib/store.ts';

export interface ReferralState {
  /** What the caller of the desk's call was pointed to. */
  readonly given: readonly Referral[];
  /** What can be given; null until it is known. */
  readonly structures: readonly GivableStructure[] | null;
  /** How it stands with keeping a summary; null: there is no call. */
  readonly summary: SummaryProposal | null;
  /** The server can't be told now. */
  readonly offline: boolean;
}

/** Where the caller of the desk's call is pointed to. */
export interface ReferralKeeper extends Store<ReferralState> {
  give(structure: GivableStructure): void;
  giveWritten(text: StructureText): void;
  takeBack(referral: Referral): void;
  proposeSummary(text: string | null): void;
  close(): void;
}

/** The desk's referrals, for the panel that shows them wherever there is a call. */
export const referralKeeper = createContext<ReferralKeeper | null>(Symbol('referral keeper'));

const newReferralId = (): ReferralId => {
  const id = randomUuid();
  if (!isReferralId(id)) throw new Error('The id of a referral came out wrong');
  return id;
};
const isReferralId = (text: string): text is ReferralId => /^[0-9a-f-]{36}$/.test(text);

// A list that could not be loaded is asked for again while the call goes on.
const retryMs = 5_000;

const nothing: ReferralState = { given: [], structures: null, summary: null, offline: true };

/** Creates the keeper of a desk; `load` asks the server what can be given in a call. */
export function createReferralKeeper(
  desk: Pick<DeskStore, 'state' | 'subscribe' | 'send'>,
  load: (call: CallId, signal: AbortSignal) => Promise<readonly GivableStructure[]>,
): ReferralKeeper {
  const store = createStore<ReferralState>(nothing);
  let call: CallId | null = null;
  let loading = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

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

  const hear = ({ desk: shown, connection }: DeskState) => {
    const next = shown?.call ?? null;
    if ((next?.id ?? null) !== call) {
      stopAsking();
      call = next?.id ?? null;
      store.set(nothing);
      if (call !== null) void ask(call);
    }
    store.set({ given: next?.referrals ?? [], summary: next?.summary ?? null, offline: connection !== 'open' });
  };
  const forget = desk.subscribe(hear);
  hear(desk.state);

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    give({ id: structure }) {
      if (call !== null) desk.send({ type: 'give_structure', call, id: newReferralId(), structure });
    },
    giveWritten(written) {
      if (call !== null) desk.send({ type: 'give_written', call, id: newReferralId(), written });
    },
    takeBack({ id }) {
      if (call !== null) desk.send({ type: 'take_back_referral', call, id });
    },
    proposeSummary(text) {
      if (call !== null) desk.send({ type: 'propose_summary', call, text });
    },
    close() {
      forget();
      stopAsking();
    },
  };
}
