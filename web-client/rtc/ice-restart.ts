import type { types } from 'mediasoup-client';

export interface IceKeeper {
  /** Looks at the transport at once, for instance when the socket is back after a cut. */
  check(): void;
  close(): void;
}

// A short gap mends itself, and a restart costs a round trip and a new handshake: so wait a moment before the first.
const graceMs = 1_500;
const delaysMs = [0, 1_000, 2_000, 4_000, 8_000] as const;

/**
 * Brings a transport back after its path is lost: restarts ICE with backoff, and calls `giveUp` when nothing helped,
 * so that the room is built anew.
 */
export function keepConnected(transport: types.Transport, restart: () => Promise<void>, giveUp: () => void): IceKeeper {
  let timer = 0;
  let restarts = 0;
  let closed = false;
  let pending = false;

  const attempt = async () => {
    pending = false;
    if (closed || !isDown(transport)) return;
    restarts += 1;
    try {
      await restart();
    } catch {
      // The socket to the media host is cut: when it is back, the room calls `check`.
      return;
    }
    plan();
  };
  const plan = () => {
    if (closed || pending) return;
    const delay = delaysMs[restarts];
    if (delay === undefined) return giveUp();
    pending = true;
    timer = window.setTimeout(attempt, delay + (transport.connectionState === 'failed' ? 0 : graceMs));
  };
  const look = () => {
    if (transport.connectionState === 'connected') {
      restarts = 0;
      pending = false;
      clearTimeout(timer);
    } else if (isDown(transport)) plan();
  };

  transport.on('connectionstatechange', look);
  return {
    check: look,
    close() {
      closed = true;
      clearTimeout(timer);
      transport.off('connectionstatechange', look);
    },
  };
}

function isDown(transport: types.Transport): boolean {
  return transport.connectionState === 'disconnected' || transport.connectionState === 'failed';
}
