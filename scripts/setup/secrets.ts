import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newVapidKeys } from '../../server/callbacks/vapid.ts';
import type { Role } from '../../server/contract/call.ts';

export interface Secrets {
  /** PEM files of the key pair that room tokens are signed and checked with. */
  readonly roomTokenPrivateKeyFile: string;
  readonly roomTokenPublicKeyFile: string;
  readonly cookieSecretFile: string;
  /** The key pair by which push services know this installation. */
  readonly vapidPublicKeyFile: string;
  readonly vapidPrivateKeyFile: string;
  /** Passwords of the demo's staff, by role. */
  readonly demoPasswords: Readonly<Record<Role, string>>;
}

/** Makes the keys and secrets of this installation, once: those that exist are kept. Only their owner can read them. */
export function ensureSecrets(folder: string): Secrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);
  const privateKeyFile = file('room-token-private.pem');
  const publicKeyFile = file('room-token-public.pem');
  const cookieSecretFile = file('cookie-secret');
  const vapidPublicKeyFile = file('vapid-public-key');
  const vapidPrivateKeyFile = file('vapid-private-key');
  const passwordFile = file('demo-passwords.json');

  if (!existsSync(privateKeyFile) || !existsSync(publicKeyFile)) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519', {
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    writeWhole(publicKeyFile, publicKey);
    writeWhole(privateKeyFile, privateKey);
  }
  if (!existsSync(cookieSecretFile)) writeWhole(cookieSecretFile, randomBytes(32).toString('base64url'));
  if (!existsSync(vapidPrivateKeyFile) || !existsSync(vapidPublicKeyFile)) {
    const { publicKey, privateKey } = newVapidKeys();
    writeWhole(vapidPublicKeyFile, publicKey);
    writeWhole(vapidPrivateKeyFile, privateKey);
  }
  return {
    roomTokenPrivateKeyFile: privateKeyFile,
    roomTokenPublicKeyFile: publicKeyFile,
    cookieSecretFile,
    vapidPublicKeyFile,
    vapidPrivateKeyFile,
    demoPasswords: ensurePasswords(passwordFile),
  };
}

/** Written beside its place, then renamed: a run that is cut off leaves no half of a key. */
function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, `${content.trimEnd()}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** A role that came later than the file gets its password now. */
function ensurePasswords(file: string): Record<Role, string> {
  const kept: unknown = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const passwordOf = (role: Role): string => {
    const password: unknown = typeof kept === 'object' && kept !== null ? Reflect.get(kept, role) : undefined;
    return typeof password === 'string' ? password : randomBytes(9).toString('base64url');
  };
  const passwords: Record<Role, string> = {
    admin: passwordOf('admin'),
    manager: passwordOf('manager'),
    supervisor: passwordOf('supervisor'),
    counselor: passwordOf('counselor'),
  };
  if (JSON.stringify(passwords) !== JSON.stringify(kept)) writeWhole(file, JSON.stringify(passwords, null, 2));
  return passwords;
}
