import type { RoomAccess } from '../contract/caller-socket.ts';
import type { CallId } from '../contract/ids.ts';
import { DomainError } from '../errors.ts';
import type { MediaHosts } from '../platform/media-hosts.ts';
import type { RoomTokens } from '../platform/room-tokens.ts';

/** Where calls have their rooms: chooses media hosts, and lets the two sides in. */
export function createRooms(mediaHosts: MediaHosts, tokens: RoomTokens) {
  return {
    /** A media host for a new room. Throws `no_media_host`. */
    async place(): Promise<string> {
      const host = await mediaHosts.choose().catch(() => null);
      if (host === null) {
        throw new DomainError('no_media_host', 'No media host is running: try again in a moment, or tell the operator');
      }
      return host.id;
    },

    /** The media host of a prepared room, where it is still there; else one for a new room. Throws `no_media_host`. */
    async keepOrPlace(prepared: string | null): Promise<string> {
      const hosts = prepared === null ? [] : await mediaHosts.list().catch(() => []);
      return hosts.find(({ id }) => id === prepared)?.id ?? this.place();
    },

    /**
     * The way into a call's room for one side, with a token that is good for a minute; null while its host is not to
     * be found. The room is named after the call, the participant after the role: the media host learns no more. The
     * minute is counted by the database's clock, since this process's may be wrong.
     */
    async access(
      call: { id: CallId; mediaHost: string | null; epoch: number; readAt: number },
      role: 'caller' | 'counselor',
    ): Promise<RoomAccess | null> {
      const hosts = await mediaHosts.list().catch(() => []);
      const host = hosts.find(({ id }) => id === call.mediaHost);
      if (!host) return null;
      const claims = { aud: host.id, sub: role, room: call.id, role, epoch: call.epoch };
      const token = await tokens.sign(claims, new Date(call.readAt));
      return { url: host.url, token, epoch: call.epoch };
    },
  };
}

export type Rooms = ReturnType<typeof createRooms>;
