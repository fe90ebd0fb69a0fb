import type { WebSocket } from '@fastify/websocket';
import type { FastifyInstance } from 'fastify';
import { Type } from 'typebox';
import type { Availability } from '../contract/caller-socket.ts';
import { closeCodes } from '../contract/errors.ts';
import type { ToScreen } from '../contract/screen-socket.ts';
import { screensRepository } from '../screens/repository.ts';
import { converse } from './socket.ts';

/** A screen says nothing: whatever it sends is refused. */
const nothing = Type.Never();

/** Tells a screen whether somebody is free, whenever that changes. */
export function serveScreen(app: FastifyInstance, name: string, socket: WebSocket): void {
  const { db, log } = app;
  let stop = () => {};
  let closed = false;
  let told = '';
  const peer = converse<typeof nothing, ToScreen>(socket, {
    incoming: nothing,
    log,
    onMessage: async () => {},
    onClose: async () => {
      closed = true;
      stop();
    },
  });

  const show = (availability: Availability) => {
    const text = JSON.stringify(availability);
    if (text === told) return;
    told = text;
    peer.send({ type: 'screen', availability });
  };

  async function open(): Promise<void> {
    const screen = await screensRepository.byName(db, name);
    if (screen === null) return peer.close(closeCodes.notFound, 'no such screen');
    const { availability } = app.queue;
    show((await availability.read(screen.campaignId)).availability);
    if (!closed) stop = availability.watch(screen.campaignId, (outlook) => show(outlook.availability));
  }
  open().catch((error: unknown) => {
    log.error({ err: error }, 'A screen could not be opened');
    peer.close(closeCodes.internal, 'internal');
  });
}
