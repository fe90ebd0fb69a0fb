import { generateKeyPairSync } from 'node:crypto';
import { SignJWT, UnsecuredJWT } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { createTokenVerifier, type TokenVerifier } from './token.ts';

const ours = generateKeyPairSync('ed25519');
const others = generateKeyPairSync('ed25519');
const pem = ours.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const good = { room: 'r', role: 'caller', epoch: 1, aud: 'host-1', sub: 'p' };
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const sign = (claims: Record<string, unknown>, key = ours.privateKey) =>
  new SignJWT({ exp: inSeconds(60), ...claims }).setProtectedHeader({ alg: 'EdDSA' }).sign(key);

let verifier: TokenVerifier;
beforeAll(async () => {
  verifier = await createTokenVerifier(pem, 'host-1');
});

test('a good token gives its claims', async () => {
  await expect(verifier.verify(await sign(good))).resolves.toMatchObject({ room: 'r', sub: 'p', epoch: 1 });
});

test('a clock that is a little off is put up with', async () => {
  await expect(verifier.verify(await sign({ ...good, exp: inSeconds(-3) }))).resolves.toMatchObject({ room: 'r' });
});

test.each([
  ['a token past its time is told so', () => sign({ ...good, exp: inSeconds(-30) }), 'expired_token'],
  ['a token for another host is told so', () => sign({ ...good, aud: 'host-2' }), 'wrong_host'],
  ['a token without a host is none', () => sign({ ...good, aud: undefined }), 'bad_token'],
  ['a token without an end is none', () => sign({ ...good, exp: undefined }), 'bad_token'],
  ["somebody else's signature is none", () => sign(good, others.privateKey), 'bad_token'],
  ['a role that does not exist is none', () => sign({ ...good, role: 'admin' }), 'bad_token'],
  ['an epoch of zero is none', () => sign({ ...good, epoch: 0 }), 'bad_token'],
  ['a token without a participant is none', () => sign({ ...good, sub: undefined }), 'bad_token'],
  ['an unsigned token is none', async () => new UnsecuredJWT({ ...good, exp: inSeconds(60) }).encode(), 'bad_token'],
  [
    'a token signed with the public key as a shared secret is none',
    () =>
      new SignJWT({ ...good, exp: inSeconds(60) })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(new TextEncoder().encode(pem)),
    'bad_token',
  ],
  ['anything else is none', async () => 'not-a-token', 'bad_token'],
])('%s', async (_, token, code) => {
  await expect(verifier.verify(await token())).rejects.toMatchObject({ code });
});
