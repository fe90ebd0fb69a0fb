import type { Static } from 'typebox';
import type { Calls } from '../calls/service.ts';
import type { CallerRow } from '../calls/views.ts';
import type { AnswerSummary, FollowGoodbye, Goodbye, GoodbyeChanged, RateCall } from '../contract/caller-socket.ts';
import type { CallId, VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { Log } from '../platform/logger.ts';
import type { Nudges } from '../platform/nudges.ts';
import type { RatingsService } from '../ratings/service.ts';
import type { Referrals } from '../referrals/service.ts';
import type { Summaries } from '../returning/summaries.ts';
import { createRefresher } from './refresher.ts';
import type { Peer } from './socket.ts';

/** How often it is looked at without news, which makes a lost nudge good; nobody waits for it by the second. */
const lookEveryMs = 10_000;

interface Needs {
  calls: Pick<Calls, 'resume'>;
  referrals: Pick<Referrals, 'read'>;
  ratings: Pick<RatingsService, 'rate' | 'of'>;
  summaries: Pick<Summaries, 'read' | 'ask' | 'answer'>;
  readCall(call: CallId): Promise<Pick<CallerRow, 'state'> | null>;
  nudges: Nudges;
  log: Log;
  peer: Pick<Peer<Static<typeof GoodbyeChanged>>, 'send'>;
  /** The page's visit. Throws `not_now` before it is open. */
  visit(): VisitId;
}

/** The caller's side of what comes of a call: followed from within it, and on its goodbye page as long as that is open. */
export function createCallerGoodbye({
  calls,
  referrals,
  ratings,
  summaries,
  readCall,
  nudges,
  log,
  peer,
  visit,
}: Needs) {
  let following: { call: CallId; token: string; told: string; stop(): void } | null = null;
  const refresh = createRefresher(show, log);

  async function show(): Promise<void> {
    const page = following;
    if (page === null) return;
    const [call, given, score, summary] = await Promise.all([
      readCall(page.call),
      referrals.read(page.call),
      ratings.of(page.token),
      summaries.read(page.call),
    ]);
    if (following !== page) return;
    const open = call !== null && call.state !== 'closed';
    const goodbye: Goodbye = { call: page.call, open, referrals: given, score, summary };
    const text = JSON.stringify(goodbye);
    if (text === page.told) return;
    page.told = text;
    peer.send({ type: 'goodbye', goodbye });
    // Nothing is added to a call that is closed.
    if (!open) page.stop();
  }

  function letGo(): void {
    following?.stop();
    following = null;
  }

  return {
    /** The call that is followed. */
    get call(): CallId | null {
      return following?.call ?? null;
    },

    /** Follows the call that the token belongs to, in place of another one. Throws `call_over` where it is not the visit's. */
    async follow({ resume: token }: Static<typeof FollowGoodbye>): Promise<void> {
      const call = await calls.resume(visit(), token);
      if (call === null) throw new DomainError('call_over', 'There is no such call, or it is not this page’s');
      letGo();
      const stopListening = nudges.on(`call:${call}`, refresh);
      const timer = setInterval(refresh, lookEveryMs);
      const stop = () => {
        stopListening();
        clearInterval(timer);
      };
      following = { call, token, told: '', stop };
      await show();
    },

    async rate({ score }: Static<typeof RateCall>): Promise<void> {
      if (following === null) throw new DomainError('not_now', 'Follow the call first');
      await ratings.rate(following.call, following.token, score);
      await show();
    },

    /** Would like a summary to be kept. */
    async askSummary(): Promise<void> {
      if (following === null) throw new DomainError('not_now', 'Follow the call first');
      await summaries.ask(following.call);
    },

    async answerSummary({ text, agree }: Static<typeof AnswerSummary>): Promise<void> {
      if (following === null) throw new DomainError('not_now', 'Follow the call first');
      await summaries.answer(following.call, text, agree);
    },

    /** Idempotent. */
    close: letGo,
  };
}

export type CallerGoodbye = ReturnType<typeof createCallerGoodbye>;
