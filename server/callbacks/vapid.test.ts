import { expect, it } from 'vitest';
import { isVapidPair, newVapidKeys } from './vapid.ts';

it('New keys are a pair, of the lengths that browsers want', () => {
  for (let i = 0; i < 300; i++) {
    const keys = newVapidKeys();
    expect(isVapidPair(keys)).toBe(true);
    expect(Buffer.from(keys.publicKey, 'base64url')).toHaveLength(65);
    expect(Buffer.from(keys.privateKey, 'base64url')).toHaveLength(32);
  }
});

it('Keys of two pairs, and what is no key, are told apart from a pair', () => {
  const [one, other] = [newVapidKeys(), newVapidKeys()];
  expect(isVapidPair({ publicKey: one.publicKey, privateKey: other.privateKey })).toBe(false);
  expect(isVapidPair({ publicKey: one.publicKey, privateKey: '' })).toBe(false);
  expect(isVapidPair({ publicKey: '', privateKey: one.privateKey })).toBe(false);
  expect(isVapidPair({ ...one, privateKey: Buffer.alloc(32).toString('base64url') })).toBe(false);
  expect(isVapidPair({ ...one, privateKey: Buffer.alloc(32, 255).toString('base64url') })).toBe(false);
});
