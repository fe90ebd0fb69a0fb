import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Staff roles that the demo has somebody for. */
export const demoRoles = ['admin', 'manager', 'supervisor', 'counselor'] as const;

export interface Secrets {
  /** PEM files of the key pair that room tokens are signed and checked with. */
  readonly roomTokenPrivateKeyFile: string;
  readonly roomTokenPublicKeyFile: string;
  readonly cookieSecretFile: string;
  /** Passwords of the demo's staff, by role. */
  readonly demoPasswords: Readonly<Record<string, string>>;
}

/** Makes the keys and secrets of this installation, once: those that exist are kept. Only their owner can read them. */
export function ensureSecrets(folder: string): Secrets {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = (name: string) => path.join(folder, name);
  const privateKeyFile = file('room-token-private.pem');
  const publicKeyFile = file('room-token-public.pem');
  const cookieSecretFile = file('cookie-secret');
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
  if (!existsSync(passwordFile)) {
    const passwords = Object.fromEntries(demoRoles.map((role) => [role, randomBytes(9).toString('base64url')]));
    writeWhole(passwordFile, JSON.stringify(passwords, null, 2));
  }
  return {
    roomTokenPrivateKeyFile: privateKeyFile,
    roomTokenPublicKeyFile: publicKeyFile,
    cookieSecretFile,
    demoPasswords: readPasswords(passwordFile),
  };
}

/** Written beside its place, then renamed: a run that is cut off leaves no half of a key. */
function writeWhole(file: string, content: string): void {
  writeFileSync(`${file}.new`, `${content.trimEnd()}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

function readPasswords(file: string): Record<string, string> {
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const entries = typeof content === 'object' && content !== null ? Object.entries(content) : [];
  return Object.fromEntries(entries.map(([role, password]) => [role, String(password)]));
}
