import type { Database } from '../../db/connect.ts';
import type { Begun } from '../calls/beginning.ts';
import type { CallEvent } from '../calls/call.ts';
import type { Calls, Step } from '../calls/service.ts';
import type { CallbackId, CallId, VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import { resolveCode } from '../placements/resolve.ts';
import type { Nudges } from '../platform/nudges.ts';
import { type CallbackEvent, transition } from './lifecycle.ts';
import { callbacksRepository as repository, type StoredCallback } from './repository.ts';

/** A call to go on with, by a token that the page keeps. */
export interface Joined {
  id: CallId;
  resume: string;
}

/** What a transaction did, to be told once it is committed. */
interface News {
  readonly steps: Step[];
  readonly begun: Begun[];
  readonly changed: Set<CallbackId>;
}

interface Needs {
  db: Database;
  nudges: Nudges;
  calls: Pick<Calls, 'beginIn' | 'applyIn' | 'announce' | 'renewResume'>;
}

/** Steps of callbacks, each in one transaction with what it does to the callback's call. */
export function createSteps({ db, nudges, calls }: Needs) {
  /** Takes a step of the call, unless it has ended by itself meanwhile. */
  async function applyTo(tx: Database, call: CallId, event: CallEvent, news: News): Promise<void> {
    try {
      news.steps.push(await calls.applyIn(tx, call, event));
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'call_over')) throw error;
    }
  }

  async function beginCall(tx: Database, callback: StoredCallback, visit: VisitId): Promise<Begun> {
    const { placement } = await resolveCode(tx, callback.code);
    if (placement === null) throw new Error('The placement of a callback has no code');
    const { kind, languages, from, to } = callback;
    return calls.beginIn(tx, placement, visit, { kind, languages, callback: { from, heldUntil: to } });
  }

  return {
    /** Runs a transaction, then tells of what it did. */
    async inTransaction<T>(work: (tx: Database, news: News) => Promise<T>): Promise<T> {
      const news: News = { steps: [], begun: [], changed: new Set() };
      const result = await db.transaction().execute((tx) => work(tx, news));
      for (const call of news.begun) call.announce();
      calls.announce(news.steps);
      nudges.publish([...news.changed].map((id) => `callback:${id}` as const));
      return result;
    },

    applyTo,

    /**
     * Takes a step of a callback that the transaction has locked, and does to its call what comes of it. Null where the
     * rules refuse the step; else the call that the caller goes on with, if the caller is there.
     */
    async take(
      tx: Database,
      callback: StoredCallback,
      event: CallbackEvent,
      news: News,
    ): Promise<{ joined: Joined | null } | null> {
      const outcome = transition(callback, event, callback.now);
      if (!outcome.ok) return null;
      const { visit } = callback;
      let { state } = outcome;
      let { call } = callback;
      let joined: Joined | null = null;
      if (outcome.call === 'begin' && visit !== null) {
        const own = await repository.callOf(tx, visit);
        if (own === null) {
          const begun = await beginCall(tx, callback, visit);
          news.begun.push(begun);
          call = begun.id;
          if (state === 'taken') joined = { id: begun.id, resume: begun.resume };
        } else {
          // The page waits or talks already: that is what it booked a time for.
          state = 'taken';
          call = own;
        }
      } else if (outcome.call === 'join' && visit !== null && call !== null) {
        joined = { id: call, resume: await calls.renewResume(tx, call, visit) };
      } else if (outcome.call === 'end' && call !== null) {
        await applyTo(tx, call, { type: event === 'cancelled' ? 'caller_hung_up' : 'caller_gone' }, news);
      }
      await repository.setState(tx, callback.id, state, call);
      news.changed.add(callback.id);
      return { joined };
    },
  };
}

export type Steps = ReturnType<typeof createSteps>;
