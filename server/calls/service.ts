import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../../db/connect.ts';
import type { CallKind } from '../contract/call.ts';
import type { CallId, TeamId, VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { newId } from '../platform/ids.ts';
import type { Nudges, Topic } from '../platform/nudges.ts';
import { isUniqueViolation } from '../platform/sql.ts';
import { type Call, type CallEvent, type Refusal, transition } from './lifecycle.ts';
import { callsRepository as repository, type StoredCall } from './repository.ts';

/** A step that was taken and committed, or will be with the transaction it is part of. */
export interface Step {
  before: StoredCall;
  after: Call;
  version: number;
}

interface Needs {
  db: Database;
  nudges: Nudges;
  /** Rings at the deadline; may be late or never, since the sweeper looks too. */
  setDeadline(call: CallId, version: number, fence: number | null, inMs: number): void;
  /** Somebody may be matched now. */
  queueChanged(team: TeamId): void;
}

const refusals: Record<Refusal['refusal'], () => DomainError> = {
  over: () => new DomainError('call_over', 'This call has ended'),
  gone: () => new DomainError('offer_gone', 'This has changed in the meantime: the call went on without you'),
  not_now: () => new DomainError('not_now', 'The call is not in a state where this can be done'),
};

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Calls: begun here, and moved only by events that `lifecycle.ts` allows. */
export function createCalls({ db, nudges, setDeadline, queueChanged }: Needs) {
  /** Takes a step inside a transaction; tell of it by `announce` once that is committed. */
  async function applyIn(tx: Database, id: CallId, event: CallEvent): Promise<Step> {
    for (;;) {
      const before = await repository.read(tx, id);
      if (before === null) throw new DomainError('not_found', 'There is no such call');
      const result = transition(before.call, event, before.now);
      if (!result.ok) throw refusals[result.refusal]();
      // Another server was faster: the call is read again, and the event judged anew. Each round means that somebody
      // else's step was taken, so this ends.
      if (!(await repository.advance(tx, before, result.call, event))) continue;
      if (result.offerEnded !== null && before.call.fence !== null) {
        await repository.endOffer(tx, id, before.call.fence, result.offerEnded);
      }
      if (result.counselor !== null) await repository.setPresence(tx, result.counselor);
      return { before, after: result.call, version: before.version + 1 };
    }
  }

  /** Tells everybody concerned of steps that are committed. */
  function announce(steps: readonly Step[]): void {
    const topics = new Set<Topic>();
    const teams = new Set<TeamId>();
    for (const { before, after, version } of steps) {
      topics.add(`call:${before.id}`).add(`team:${before.team}`);
      for (const counselor of [before.call.counselor, after.counselor]) {
        if (counselor !== null) topics.add(`desk:${counselor}`);
      }
      if (after.deadline !== null && after.deadline !== before.call.deadline) {
        setDeadline(before.id, version, after.fence, after.deadline - before.now);
      }
      teams.add(before.team);
    }
    nudges.publish([...topics]);
    for (const team of teams) queueChanged(team);
  }

  return {
    applyIn,
    announce,

    /** Takes a step, and tells of it. Throws `call_over`, `offer_gone`, `not_now` or `not_found`. */
    async apply(id: CallId, event: CallEvent): Promise<Step> {
      const step = await db.transaction().execute((tx) => applyIn(tx, id, event));
      announce([step]);
      return step;
    },

    /**
     * Takes a step that may have been overtaken: a timer, a room's event, a socket that closed. Null where the rules
     * refuse it, which is then the right thing.
     */
    async tryApply(id: CallId, event: CallEvent): Promise<Step | null> {
      try {
        return await this.apply(id, event);
      } catch (error) {
        if (error instanceof DomainError) return null;
        throw error;
      }
    },

    /** Begins a call. The token in the answer brings its caller back to it. Throws `already_calling`. */
    async begin(
      placement: PlacementOfCode,
      visit: VisitId,
      wish: { kind: CallKind; languages: readonly string[] },
    ): Promise<{ id: CallId; resume: string }> {
      const id = newId<CallId>();
      const resume = randomBytes(24).toString('base64url');
      const { campaign } = placement;
      try {
        await db.transaction().execute((tx) =>
          repository.insert(tx, {
            id,
            campaign: campaign.id,
            placement: placement.id,
            visit,
            team: campaign.team,
            kind: wish.kind,
            languages: wish.languages,
            resumeHash: hashOf(resume),
          }),
        );
      } catch (error) {
        if (isUniqueViolation(error, 'calls_one_per_visit')) {
          throw new DomainError('already_calling', 'This page has a call already: go on with it, or end it first');
        }
        throw error;
      }
      nudges.publish([`team:${campaign.team}`]);
      queueChanged(campaign.team);
      return { id, resume };
    },

    /** The call that a resume token belongs to, if the same visit holds it. */
    resume: (visit: VisitId, token: string): Promise<CallId | null> =>
      repository.findByResume(db, visit, hashOf(token)),
  };
}

export type Calls = ReturnType<typeof createCalls>;
