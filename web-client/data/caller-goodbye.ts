import type { CallerMessage, Goodbye } from '../../server/contract/caller-socket.ts';
import type { Score } from '../../server/contract/ratings.ts';
import type { Referral } from '../../server/contract/referrals.ts';
import type { SummaryProposal } from '../../server/contract/summaries.ts';
import { createStore, type Store } from '../lib/store.ts';
import { isGoodbyeMessage } from './caller-goodbye.checks.ts';
import type { CallerSession } from './caller-session.ts';

export interface GoodbyeState {
  /** The server has told what came of the call. */
  readonly told: boolean;
  /** Where the caller was pointed to. */
  readonly referrals: readonly Referral[];
  /** Whether it helped, as it was said here; null where nothing was said. */
  readonly score: Score | null;
  /** What was said could not be taken. */
  readonly refused: boolean;
  /** The record is not done: a summary can still be agreed on. */
  readonly open: boolean;
  readonly summary: SummaryProposal;
  /** The answer to the summary could not be taken. */
  readonly summaryFailed: boolean;
}

export interface CallerGoodbye extends Store<GoodbyeState> {
  rate(score: Score): void;
  /** Would like a summary to be kept. */
  askSummary(): void;
  /** Says yes or no to the summary that is proposed. */
  answerSummary(agree: boolean): void;
}

/** Nothing has come of the call yet. */
export const nothingGiven: GoodbyeState = {
  told: false,
  referrals: [],
  score: null,
  refused: false,
  open: false,
  summary: { wanted: false, text: null, answer: null },
  summaryFailed: false,
};

/**
 * What the page shows once it is told `goodbye`: while the record is open, that is all there is. An hour after it
 * was done the server has forgotten what was written by hand, and the page has not: it stays here as long as the page does.
 */
export function shownReferrals(before: readonly Referral[], { open, referrals }: Goodbye): readonly Referral[] {
  if (open) return referrals;
  return [...before, ...referrals.filter(({ id }) => !before.some((one) => one.id === id))];
}

/** Joins the conversation with the server for what comes of a call: from within it, as long as the page is open. */
export function openCallerGoodbye(session: CallerSession): CallerGoodbye {
  const store = createStore<GoodbyeState>(nothingGiven);
  /** The token of the call that is followed. */
  let followed: string | null = null;
  /** What was said, and is not known to be heard. */
  let wanted: Score | null = null;

  const rate = () => {
    if (wanted !== null) port.say({ type: 'rate_call', score: wanted });
  };
  const follow = () => {
    if (followed !== null) port.say({ type: 'follow_goodbye', resume: followed });
  };

  const port = session.join('goodbye', {
    hear(message) {
      if (message.type === 'refused') {
        if (message.to === 'ask_summary' || message.to === 'answer_summary') store.set({ summaryFailed: true });
        if (message.to !== 'rate_call') return;
        wanted = null;
        store.set({ score: null, refused: true });
      } else if (isGoodbyeMessage(message)) {
        const { goodbye } = message;
        if (goodbye.score === wanted) wanted = null;
        const referrals = shownReferrals(store.state.referrals, goodbye);
        const { open, summary } = goodbye;
        store.set({ told: true, referrals, score: wanted ?? goodbye.score, open, summary });
      }
    },
    opened() {
      follow();
      rate();
    },
  });
  const look = () => {
    const { callToken, ending, state } = session;
    const { call } = state;
    // Where somebody had answered: what was agreed is lost by no reload.
    const talked = call?.state === 'ended' && (call.ending === 'talked' || call.ending === 'failed');
    if (talked && callToken !== null && ending === null) session.ending = { token: callToken, call };
    if (callToken === followed) return;
    followed = callToken;
    wanted = null;
    store.set(nothingGiven);
    follow();
  };
  session.subscribe(look);
  look();

  const say = (message: CallerMessage) => store.set({ summaryFailed: !port.say(message) });

  return {
    get state() {
      return store.state;
    },
    subscribe: store.subscribe,
    rate(score) {
      wanted = score;
      store.set({ score, refused: false });
      rate();
    },
    askSummary: () => say({ type: 'ask_summary' }),
    answerSummary(agree) {
      const { text } = store.state.summary;
      if (text !== null) say({ type: 'answer_summary', text, agree });
    },
  };
}
