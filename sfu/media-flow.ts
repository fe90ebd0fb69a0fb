import type { Participant } from './participant.ts';

/** Whether media of one participant has arrived and goes on to the other. */
function flows(from: Participant, to: Participant): boolean {
  return [...to.consumers.values()].some(
    ({ consumer }) =>
      !consumer.paused &&
      !consumer.closed &&
      from.arrived.has(consumer.producerId) &&
      !from.prepared.has(consumer.producerId),
  );
}

/** Whether some two participants receive each other: what makes a talk of a room. */
export function flowsBothWays(participants: Iterable<Participant>): boolean {
  const all = [...participants];
  return all.some((one, index) => all.slice(index + 1).some((other) => flows(one, other) && flows(other, one)));
}
