import { createECDH } from 'node:crypto';

/** The identity by which push services know this installation (RFC 8292). Keys are base64url, as browsers want them. */
export interface Vapid {
  readonly publicKey: string;
  readonly privateKey: string;
  /** How its operator can be reached: a `mailto:` or `https:` address. */
  readonly subject: string;
}

const curveName = 'prime256v1';
const secretBytes = 32;

/** A new pair of keys. Browsers are subscribed to the public one: a new pair leaves their subscriptions unusable. */
export function newVapidKeys(): Pick<Vapid, 'publicKey' | 'privateKey'> {
  const curve = createECDH(curveName);
  curve.generateKeys();
  const secret = curve.getPrivateKey();
  // Node leaves out zeros at the front; RFC 8292 and browsers do not.
  const padded = Buffer.concat([Buffer.alloc(secretBytes - secret.length), secret]);
  return { publicKey: curve.getPublicKey('base64url'), privateKey: padded.toString('base64url') };
}

/** Whether these are keys, and of one pair. */
export function isVapidPair({ publicKey, privateKey }: Pick<Vapid, 'publicKey' | 'privateKey'>): boolean {
  const secret = Buffer.from(privateKey, 'base64url');
  if (secret.length !== secretBytes) return false;
  const curve = createECDH(curveName);
  try {
    curve.setPrivateKey(secret);
  } catch {
    return false;
  }
  return curve.getPublicKey('base64url') === publicKey;
}
