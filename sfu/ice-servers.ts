import { createHmac, randomBytes } from 'node:crypto';
import type { Config } from './config.ts';
import type { IceServer } from './media-parameters.ts';

/**
 * How long a TURN credential lasts: coturn asks for it again at each refresh of a relay, so it must outlive the longest
 * talk; longer only helps whoever would steal it.
 */
const turnSeconds = 4 * 3600;

/**
 * The STUN and TURN servers for one participant. TURN credentials are made from the secret shared with coturn (its
 * use-auth-secret: HMAC-SHA-1 over the moment of expiry and a name); the name is random, so that a relay's log tells
 * nothing of who relayed.
 */
export function iceServersFor({ iceServers, turn }: Pick<Config, 'iceServers' | 'turn'>, now: number): IceServer[] {
  if (turn === null) return [...iceServers];
  const username = `${Math.floor(now / 1000) + turnSeconds}:${randomBytes(6).toString('hex')}`;
  const credential = createHmac('sha1', turn.secret).update(username).digest('base64');
  return [...iceServers, { urls: [...turn.urls], username, credential }];
}
