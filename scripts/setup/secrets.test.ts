import { createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { isVapidPair } from '../../server/callbacks/vapid.ts';
import { roles } from '../../server/contract/call.ts';
import { ensureSecrets } from './secrets.ts';

test('Keys and secrets are made once, fit together, and are for their owner alone', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-keys-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const contents = () => readdirSync(folder).map((name) => readFileSync(path.join(folder, name), 'utf8'));

  const secrets = ensureSecrets(folder);
  const made = contents();
  expect(ensureSecrets(folder)).toEqual(secrets);
  expect(contents()).toEqual(made);

  for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).mode & 0o077).toBe(0);
  expect(Object.keys(secrets.demoPasswords).sort()).toEqual([...roles].sort());
  const fromPrivate = createPublicKey(createPrivateKey(readFileSync(secrets.roomTokenPrivateKeyFile)));
  expect(fromPrivate.export({ type: 'spki', format: 'pem' })).toBe(
    readFileSync(secrets.roomTokenPublicKeyFile, 'utf8'),
  );
  const publicKey = readFileSync(secrets.vapidPublicKeyFile, 'utf8').trim();
  const privateKey = readFileSync(secrets.vapidPrivateKeyFile, 'utf8').trim();
  expect(isVapidPair({ publicKey, privateKey })).toBe(true);
});
