import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCoreMessage } from '../data/caller.checks.ts';
import { isCallbackMessage } from '../data/caller-callback.checks.ts';
import { isMessagesWritten } from '../data/caller-writing.checks.ts';
import { isSfuMessage } from '../rtc/sfu.checks.ts';
import { leanContracts } from './lean-contracts.ts';

// The checks as the build writes them out, against the library that they stand in for.

const pages = path.join(import.meta.dirname, '..');
const id = '0193a1b2-0000-7000-8000-000000000001';
const availability = {
  free: true,
  onDuty: true,
  waiting: 0,
  wait: { fromMinutes: 2, toMinutes: 5 },
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: ['writing', 'callback'],
};
const slot = { from: '2026-11-26T08:00:00Z', to: '2026-11-26T08:30:00Z' };
const core = [
  { type: 'visit_opened', campaign: { name: 'Test' }, availability },
  { type: 'availability', availability: { ...availability, wait: null, door: 'closed_hours', opensAt: slot.from } },
  {
    type: 'call',
    call: {
      state: 'waiting',
      id,
      kind: 'text',
      place: 1,
      wait: null,
      backInLine: false,
      instead: [],
      isCallback: true,
      mayWrite: true,
      room: null,
    },
  },
  {
    type: 'call',
    call: {
      state: 'writing',
      id,
      kind: 'text',
      counselor: { name: 'Samira', initials: 'SH', picture: '/pictures/Yq0tX3bq2vYb1cPZ5m9sLkJd8wQeRtAz' },
      activeSince: null,
    },
  },
  {
    type: 'call',
    call: {
      state: 'talking',
      id,
      kind: 'audio',
      counselor: { name: 'Samira', initials: null, picture: null },
      room: { url: '/sfu/ws', token: 'token', epoch: 1 },
      activeSince: slot.from,
    },
  },
  { type: 'call', call: { state: 'ended', id, ending: 'callback', talkSeconds: 0 } },
  { type: 'refused', code: 'slot_taken', detail: '', to: 'book_callback' },
  { type: 'messages' },
];
const callback = [
  { type: 'slots', slots: [slot], timeZone: 'Europe/Paris', pushKey: null },
  { type: 'callback', callback: { state: 'booked', ...slot, timeZone: 'Europe/Paris' } },
];
const messages = [
  { type: 'messages', call: id, messages: [{ id, number: 1, author: 'caller', text: 'Hi', at: slot.from }] },
];
const media = [
  {
    notice: 'consumer_added',
    consumer: {
      id,
      producer: id,
      participant: id,
      kind: 'video',
      producerPaused: false,
      rtpParameters: {
        mid: '0',
        codecs: [
          {
            mimeType: 'video/VP8',
            payloadType: 101,
            clockRate: 90_000,
            channels: 1,
            parameters: { apt: 100 },
            rtcpFeedback: [{ type: 'nack', parameter: 'pli' }],
          },
        ],
        headerExtensions: [{ uri: 'urn:ietf:params:rtp-hdrext:sdes:mid', id: 1, encrypt: false, parameters: {} }],
        encodings: [{ ssrc: 4_294_967_295, rtx: { ssrc: 1 }, scalabilityMode: 'L1T3', dtx: false }],
        rtcp: { cname: 'name', reducedSize: true },
      },
    },
  },
];

/** The check of this name as the build writes it. */
async function lean(file: string, name: string): Promise<(value: unknown) => boolean> {
  const { load } = leanContracts();
  if (typeof load !== 'function') throw new Error('The plugin loads nothing');
  const context: ThisParameterType<typeof load> = Object({ addWatchFile() {} });
  const loaded = await load.call(context, path.join(pages, file));
  const code = typeof loaded === 'object' && loaded !== null ? loaded.code : '';
  const module: unknown = await import(`data:text/javascript,${encodeURIComponent(String(code))}`);
  return Reflect.get(Object(module), name);
}

/** The same message with something in it gone, or something else in its place. */
const spoilt = (message: object): fc.Arbitrary<unknown> => {
  const paths: (string | number)[][] = [];
  const walk = (value: unknown, at: (string | number)[]) => {
    paths.push(at);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) walk(inner, [...at, Array.isArray(value) ? Number(key) : key]);
  };
  walk(message, []);
  const other = fc.oneof(
    fc.constantFrom(undefined, null, -1, 0, 128, 256, 1.5, 4_294_967_296, '', 'text', 'closed_hours', [], {}),
    fc.jsonValue(),
  );
  return fc.tuple(fc.constantFrom(...paths), other).map(([at, value]) => {
    const copy: { root: unknown } = { root: structuredClone(message) };
    const [key = 'root', ...before] = ['root', ...at].reverse();
    const target = before.reverse().reduce<unknown>((inner, step) => Reflect.get(Object(inner), step), copy);
    Reflect.set(Object(target), key, value);
    // As it would have come over a socket.
    return JSON.parse(JSON.stringify(copy)).root;
  });
};

describe.each([
  ['data/caller.checks.ts', 'isCoreMessage', isCoreMessage, core],
  ['data/caller-callback.checks.ts', 'isCallbackMessage', isCallbackMessage, callback],
  ['data/caller-writing.checks.ts', 'isMessagesWritten', isMessagesWritten, messages],
  ['rtc/sfu.checks.ts', 'isSfuMessage', isSfuMessage, media],
] as const)('the lean checks of %s', (file, name, check, samples) => {
  it('let through what the contract allows', async () => {
    const leanCheck = await lean(file, name);
    for (const sample of samples) {
      expect(check(sample)).toBe(true);
      expect(leanCheck(sample), JSON.stringify(sample)).toBe(true);
    }
  });

  it('say the same as the library of whatever is wrong with a message', async () => {
    const leanCheck = await lean(file, name);
    fc.assert(
      fc.property(fc.constantFrom(...samples).chain(spoilt), (value) => leanCheck(value) === check(value)),
      { numRuns: 2_000 },
    );
  });
});
