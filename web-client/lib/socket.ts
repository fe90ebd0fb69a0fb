import type { Static, TSchema } from 'typebox';
import { checkOf } from './check.ts';
import { openResilientSocket, type ResilientSocket, type ResilientSocketOptions } from './resilient-socket.ts';

export type { ResilientSocket, SocketState } from './resilient-socket.ts';

export interface SocketOptions<In extends TSchema> extends Omit<ResilientSocketOptions<Static<In>>, 'accepts'> {
  /** The schema of what the other side may say. */
  incoming: In;
}

/** A resilient socket whose messages are checked by their schema, for pages that need not be small. */
export function openSocket<Out, In extends TSchema>({ incoming, ...options }: SocketOptions<In>): ResilientSocket<Out> {
  return openResilientSocket<Out, Static<In>>({ ...options, accepts: checkOf(incoming) });
}
