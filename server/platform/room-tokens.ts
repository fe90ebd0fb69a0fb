import plugin from 'fastify-plugin';
import { importPKCS8, SignJWT } from 'jose';
import { type RoomTokenClaims, roomTokenAlgorithm, roomTokenSeconds } from '../../sfu/contract.ts';

export interface RoomTokens {
  /** Signs a token that opens one room for one participant, for a minute from `now` (RFC 7519 with RFC 8037). */
  sign(claims: Omit<RoomTokenClaims, 'exp'>, now: Date): Promise<string>;
}

declare module 'fastify' {
  interface FastifyInstance {
    roomTokens: RoomTokens;
  }
}

/** Room tokens, signed with the key that only servers hold. */
export const roomTokens = plugin<{ roomTokenPrivateKey: string }>(
  async (app, { roomTokenPrivateKey }) => {
    const key = await importPKCS8(roomTokenPrivateKey, roomTokenAlgorithm);
    app.decorate('roomTokens', {
      sign: ({ aud, sub, ...claims }, now) =>
        new SignJWT(claims)
          .setProtectedHeader({ alg: roomTokenAlgorithm })
          .setAudience(aud)
          .setSubject(sub)
          .setExpirationTime(new Date(now.getTime() + roomTokenSeconds * 1000))
          .sign(key),
    });
  },
  { name: 'room-tokens' },
);
