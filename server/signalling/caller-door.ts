import type { QueueServices } from '../calls/plugin.ts';
import { type CallKind, type DoorReason, doorReasons } from '../contract/call.ts';
import type { VisitId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import type { Visits } from '../visits/service.ts';

const closedDoors: Record<Exclude<DoorReason, 'queue_full'>, string> = {
  closed_hours: 'Nobody answers at this hour: come back in opening hours, or call a number that always answers',
  nobody_on_duty: 'Nobody is at work at the moment: try again later, or call a number that always answers',
};

interface Needs {
  availability: QueueServices['availability'];
  visits: Visits;
}

/** Which calls a campaign takes now, and of which kind. */
export const createCallerDoor = ({ availability, visits }: Needs) => ({
  /** Begins a new call unless the campaign takes none; then it is written down that somebody wanted one. */
  async through<T>(visit: VisitId, placement: PlacementOfCode, begin: () => Promise<T>): Promise<T> {
    try {
      const { door } = (await availability.read(placement.campaign.id)).availability;
      // Whether the queue is full is decided where the call begins, so that no two take its last place.
      if (door !== null && door !== 'queue_full') throw new DomainError(door, closedDoors[door]);
      return await begin();
    } catch (error) {
      const reason = error instanceof DomainError && doorReasons.find((one) => one === error.code);
      if (reason) await visits.turnedAway(visit, placement, reason);
      throw error;
    }
  },

  /** Throws `not_offered` for writing where the campaign does not answer in writing. */
  async allowKind({ campaign }: PlacementOfCode, kind: CallKind): Promise<void> {
    if (kind === 'text' && !(await availability.routingOf(campaign.id)).writing) {
      throw new DomainError('not_offered', 'This campaign does not answer in writing: choose video or voice');
    }
  },
});
