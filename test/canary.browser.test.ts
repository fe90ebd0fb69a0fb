import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exitAddress } from '../web-client/caller/exit.ts';
import { openBrowser, openPage, phone, receivesMedia } from './support/browser.ts';
import { type Front, startFront } from './support/front.ts';
import { redisUrl } from './support/redis.ts';
import { signedInPage } from './support/staff-page.ts';
import { type System, startSystem } from './support/system.ts';
import {
  overhearRedis,
  type Traces,
  tracesInBrowser,
  tracesInPostgres,
  tracesInRedis,
  whereIs,
} from './support/traces.ts';
import { until } from './support/until.ts';

// Nothing is kept that nobody agreed to: whatever a caller types, and whatever their browser and their network say of
// them, is a word that occurs nowhere else. After the calls, it is looked for in all that is kept.

const canary = (length = 16) => `c${randomBytes(length).toString('hex').slice(1, length)}`;

/** What two people write to each other. */
const written = { caller: canary(), counselor: canary(), beforeExit: canary() };
/** What is typed, and never sent. */
const unsent = { draft: canary(), counselorDraft: canary(), draftBeforeExit: canary() };
/** What comes along with the requests of a browser. */
const along = {
  query: canary(),
  fragment: canary(),
  userAgent: canary(),
  referrer: canary(),
  cookie: canary(),
  acceptLanguage: canary(8),
  privateLanguage: canary(8),
  variantLanguage: canary(8),
};
/** Addresses of nobody (RFC 5737, RFC 3849), as the proxy tells them. */
const addresses = { ipv4: '203.0.113.77', ipv6: '2001:db8:77:c0de::77' };
/** The counselor's note: kept, for that is what it is for. */
const note = canary();
const ofCaller = { ...written, ...unsent, ...along, ...addresses };

let system: System;
let front: Front;
let redis: Redis;
let overheard: Awaited<ReturnType<typeof overhearRedis>>;
let browser: Browser;
let desk: Page;
let context: BrowserContext;
let caller: Page;
let complaints: string[];

beforeAll(async () => {
  system = await startSystem({ mediaHosts: 1, settings: { TRUST_PROXY: 'true', LOG_LEVEL: 'trace' } });
  front = await startFront(server(), {
    // As of a caller behind an old proxy of their own.
    'x-forwarded-for': `${addresses.ipv6}, ${addresses.ipv4}`,
    'accept-language': `en-x-${along.acceptLanguage}, en`,
    referer: `https://social.example/${along.referrer}`,
  });
  redis = new Redis(redisUrl());
  overheard = await overhearRedis(redisUrl());
  browser = await openBrowser();
  ({ page: desk } = await signedInPage(browser, system, 'counselor', '/dashboard?lang=en'));
  await desk.getByRole('button', { name: 'Later' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check();

  context = await browser.newContext({ viewport: phone, locale: 'en-GB', userAgent: `Old phone ${along.userAgent}` });
  await context.addCookies([{ name: along.cookie, value: along.cookie, url: front.url }]);
  await context.route(`${exitAddress.en}**`, (route) => route.fulfill({ body: 'The weather' }));
  await context.addInitScript(
    (languages) => Object.defineProperty(Navigator.prototype, 'languages', { get: () => languages }),
    ['en-GB', `fr-x-${along.privateLanguage}`, `fr-${along.variantLanguage}`, `x-${along.privateLanguage}`],
  );
  ({ page: caller, complaints } = await openPage(context));
  // A draft is asked about before it is lost; here it shall be.
  caller.on('dialog', (dialog) => void dialog.accept());
  await visit();
}, 90_000);
afterAll(async () => {
  await browser?.close();
  overheard?.close();
  redis?.disconnect();
  await front?.close();
  await system?.stop();
});

const server = () => system.servers[0]?.url ?? '';

async function visit(): Promise<void> {
  await caller.goto('about:blank');
  await caller.goto(`${front.url}/q/${system.demo.demoCode}?from=${along.query}#${along.fragment}`);
  await caller.getByText('Someone is available').waitFor();
}

async function write(): Promise<void> {
  await caller.getByRole('button', { name: 'Start' }).click();
  await caller.getByRole('button', { name: 'Yes, in writing' }).click();
  await desk.getByRole('heading', { name: 'A request in writing' }).waitFor();
  await desk.keyboard.press('Enter');
  await caller.getByRole('heading', { name: /^Writing with/ }).waitFor();
}

async function say(page: Page, text: string): Promise<void> {
  await page.getByLabel('Your message').fill(text);
  await page.getByLabel('Your message').press('Enter');
  for (const side of [caller, desk]) await side.getByRole('log').getByText(text).waitFor();
}

async function finishRecord(words?: string): Promise<void> {
  if (words !== undefined) await desk.getByLabel('Note', { exact: true }).fill(words);
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
  await until(async () => {
    const open = await system.db.selectFrom('calls').select('id').where('state', '<>', 'closed').execute();
    return open.length === 0 ? null : 'a call is still open';
  });
}

const tracesInLogs = (): Traces =>
  new Map([...system.servers, ...system.mediaHosts].map((one) => [`log of ${one.url}`, one.log()]));

async function tracesOfServers(): Promise<Traces> {
  return new Map([
    ...(await tracesInPostgres(system.db)),
    ...(await tracesInRedis(redis)),
    ['what Redis was told', overheard.heard()],
    ...tracesInLogs(),
  ]);
}

/** Of these words, those that are kept somewhere, with where. */
const found = (words: Record<string, string>, traces: Traces) =>
  Object.fromEntries(
    Object.entries(words).flatMap(([name, word]) => {
      const places = whereIs(word, traces);
      return places.length === 0 ? [] : [[name, places]];
    }),
  );

it('hears from the proxy which address a caller has, so that there is something to be kept', async () => {
  const left = async (address: string) => {
    const answer = await fetch(`${server()}/q/${system.demo.demoCode}`, { headers: { 'x-forwarded-for': address } });
    return Number(answer.headers.get('ratelimit-remaining'));
  };
  const [first, second, other] = [await left('198.51.100.1'), await left('198.51.100.1'), await left('198.51.100.2')];
  expect([second, other]).toEqual([first - 1, first]);
});

it('keeps nothing of a call by video', async () => {
  await caller.getByRole('button', { name: 'Start' }).click();
  await caller.getByRole('button', { name: 'Yes, by video' }).click();
  await caller.getByRole('button', { name: 'Call now' }).click();
  await desk.getByRole('button', { name: /^Answer/ }).click();
  for (const page of [caller, desk]) await receivesMedia(page, 10);
  await caller.getByRole('button', { name: 'Hang up' }).click();
  await caller.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  await finishRecord(note);
  expect(found(ofCaller, await tracesOfServers())).toEqual({});
});

it('keeps what is written for as long as it can be read, and no longer', async () => {
  await visit();
  await write();
  await say(caller, written.caller);
  await say(desk, written.counselor);
  for (const [page, text] of [
    [caller, unsent.draft],
    [desk, unsent.counselorDraft],
  ] as const) {
    await page.getByLabel('Your message').pressSequentially(text);
  }

  // While the conversation goes on, the search finds it, and finds what is in Redis: so it can find.
  const spot = `${canary()}:a place`;
  await redis.hset(spot, 'field', Buffer.from(`..${canary(4)}${written.caller}`).toString('base64url'));
  expect(found(ofCaller, await tracesOfServers())).toEqual({
    caller: ['messages.text', spot, 'what Redis was told'],
    counselor: ['messages.text'],
  });
  await redis.del(spot);
  overheard.close();
  overheard = await overhearRedis(redisUrl());

  await caller.getByRole('button', { name: 'End', exact: true }).click();
  await caller.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  await finishRecord();
  expect(found(ofCaller, await tracesOfServers())).toEqual({});
  // The browser has the cookie that it came with, and no word of the conversation.
  expect(found(ofCaller, await tracesInBrowser(caller))).toEqual({ cookie: ['cookies'] });
  expect(found({ ...written, ...unsent }, await tracesInBrowser(desk))).toEqual({});
});

it('keeps nothing when the caller leaves at once, on their phone either', async () => {
  await visit();
  await write();
  await say(caller, written.beforeExit);
  await caller.getByLabel('Your message').pressSequentially(unsent.draftBeforeExit);
  await caller.getByRole('link', { name: 'Exit now' }).click();
  await caller.waitForURL(`${exitAddress.en}**`);
  await desk.getByRole('heading', { name: 'The call is over' }).waitFor();
  await finishRecord();
  expect(found(ofCaller, await tracesOfServers())).toEqual({});

  await caller.goto(`${front.url}/health/ready`);
  const onPhone = await tracesInBrowser(caller);
  expect([...onPhone.keys()]).toEqual(['cookies']);
  expect((await context.cookies(front.url)).map(({ name }) => name)).toEqual([along.cookie]);
});

it('keeps a counselor’s note in its place, and nowhere else', async () => {
  expect(found({ note }, await tracesOfServers())).toEqual({ note: ['calls.note'] });
  expect(complaints).toEqual([]);
});

it('writes no address into a log but those that it listens at itself', () => {
  const lines = [...tracesInLogs().values()].flatMap((log) => log.split('\n'));
  expect(lines.length).toBeGreaterThan(5);
  const told = lines.filter((line) => /\b\d{1,3}(\.\d{1,3}){3}\b|\[?::1\b/.test(line) && !/[Ll]istening/.test(line));
  expect(told).toEqual([]);
});
