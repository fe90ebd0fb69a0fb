import type { Browser, Page, WebSocketRoute } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import type { CallKind } from '../../server/contract/call.ts';
import { desktop, openBrowser, openPage } from '../../test/support/browser.ts';
import { CallerPage } from '../../test/support/pages.ts';
import { type System, startSystem } from '../../test/support/system.ts';
import { until } from '../../test/support/until.ts';
import { newMessageId } from '../lib/conversation.ts';

// What the queue means at the desk: a call in writing from offer to record, and a counselor whom the queue set away.

let system: System;
let browser: Browser;
let desk: Page;
let complaints: string[];
/** The desk's way to the server, which the test can cut. */
let line: WebSocketRoute | null = null;
let isCut = false;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const url = () => system.servers[0]?.url ?? '';

beforeEach(async () => {
  for (const context of browser.contexts()) await context.close();
  const context = await browser.newContext({ viewport: desktop, locale: 'en-GB' });
  ({ page: desk, complaints } = await openPage(context));
  isCut = false;
  await desk.routeWebSocket(/ws\/counselor/, (route) => {
    line = route;
    if (isCut) void route.close({ code: 1011 });
    else route.connectToServer();
  });
  await desk.addInitScript(() => {
    const asked: string[] = [];
    Object.assign(window, { asked });
    navigator.mediaDevices.getUserMedia = async (wish) => {
      asked.push(JSON.stringify(wish));
      throw new DOMException('not in this test', 'NotAllowedError');
    };
  });
  await desk.goto(`${url()}/dashboard?lang=en`);
  await desk.getByLabel('Email address').fill('counselor@demo.example');
  await desk.getByLabel('Password', { exact: true }).fill(system.password);
  await desk.getByLabel('Password', { exact: true }).press('Enter');
  await desk.getByRole('button', { name: 'Later' }).click();
  await desk.getByRole('radio', { name: 'Available' }).check();
  await desk.getByText('A call will ring here').waitFor();
  // Asking who is signed in before anybody was is answered with 401, which browsers write to the console.
  complaints.length = 0;
});

async function ask(kind: CallKind): Promise<CallerPage> {
  const caller = await CallerPage.open(url(), system.demo.demoCode);
  caller.send({ type: 'ask_call', kind, languages: ['fr'] });
  await caller.hears('call_kept');
  return caller;
}

const say = (caller: CallerPage, text: string) => caller.send({ type: 'send_message', id: newMessageId(), text });
const heardBy = (caller: CallerPage) =>
  caller.heard.flatMap((message) => (message.type === 'messages' ? message.messages : [])).map(({ text }) => text);

it('a call in writing: answered, written, cut, read again for the note, and deleted', async () => {
  const caller = await ask('text');
  await desk.getByRole('heading', { name: 'A request in writing' }).waitFor();
  await desk.keyboard.press('Enter');
  await caller.call('writing');

  // The keyboard is in the message at once; Shift and Enter begin a new line, Enter sends.
  await desk.getByText('Write the first word').waitFor();
  await desk.keyboard.type('Hello.');
  await desk.keyboard.press('Shift+Enter');
  await desk.keyboard.type('Take your time.');
  await caller.hears('typing');
  caller.send({ type: 'typing' });
  await desk.getByText('The caller is writing…').waitFor();
  await desk.keyboard.press('Enter');
  await caller.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'Hello.\nTake your time.'));
  await desk.getByText('being sent').waitFor({ state: 'hidden' });

  // While nobody looks, what comes is counted in the title; looking reads it.
  await desk.evaluate(() => {
    document.hasFocus = () => false;
    window.dispatchEvent(new Event('blur'));
  });
  say(caller, 'I do not know how to begin');
  await desk.getByRole('log').getByText('I do not know how to begin').waitFor();
  await until(async () => ((await desk.title()).startsWith('(1) New message') ? null : await desk.title()));
  await desk.evaluate(() => {
    document.hasFocus = () => true;
    window.dispatchEvent(new Event('focus'));
  });
  await until(async () => ((await desk.title()).startsWith('(') ? await desk.title() : null));

  // A cut: what is written meanwhile goes out by itself, once, and what was said meanwhile is there.
  isCut = true;
  await line?.close({ code: 1011 });
  await desk.getByText('What you write is kept here').waitFor();
  await desk.getByLabel('Your message').fill('Are you safe now?');
  await desk.getByRole('button', { name: 'Send', exact: true }).click();
  await desk.getByText('goes out once the server is back').waitFor();
  say(caller, 'in the street');
  isCut = false;
  await desk.getByRole('log').getByText('in the street').waitFor();
  await caller.hears('messages', ({ messages }) => messages.some(({ text }) => text === 'Are you safe now?'));
  await desk.getByText('goes out once').waitFor({ state: 'hidden' });
  expect(heardBy(caller).filter((text) => text === 'Are you safe now?')).toHaveLength(1);

  // Signing out would leave somebody alone: it is asked first.
  await desk.getByRole('button', { name: 'Sign out' }).click();
  await desk.getByRole('heading', { name: 'Somebody is with you' }).waitFor();
  await desk.getByRole('button', { name: 'Stay' }).click();

  await desk.getByRole('button', { name: 'Hang up' }).first().click();
  await desk.getByText('Read the conversation again').click();
  await desk.getByRole('log').getByText('in the street').waitFor();
  await desk.getByText('10 min left for the note').waitFor();
  await desk.getByRole('button', { name: 'More time' }).click();
  await desk.getByText('20 min left for the note').waitFor();
  await desk.getByRole('radio', { name: 'Helped on the spot' }).check();
  await desk.getByRole('button', { name: 'Done' }).click();
  await desk.getByText('A call will ring here').waitFor();
  expect(await system.db.selectFrom('messages').selectAll().execute()).toEqual([]);

  // No camera and no microphone was ever asked for.
  expect(await desk.evaluate(() => Reflect.get(window, 'asked'))).toEqual([]);
  expect(complaints.filter((complaint) => !complaint.includes('WebSocket'))).toEqual([]);
  caller.cut();
});

it('who misses a call is set away, told so plainly, and back with one key', async () => {
  await system.db.updateTable('teams').set({ offer_seconds: 5, misses_until_away: 1 }).execute();
  const first = await ask('video');
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  await desk.getByText('1 call rang without an answer').waitFor();
  await until(async () => {
    const checked = await desk.getByRole('radio', { name: 'Away' }).isChecked();
    return checked ? null : 'not shown as away';
  });
  first.send({ type: 'hang_up' });
  await first.call('ended');
  await desk.keyboard.press('Enter');
  await desk.getByText('A call will ring here').waitFor();
  expect(await desk.getByRole('radio', { name: 'Available' }).isChecked()).toBe(true);

  // A caller who leaves while it rings: the desk says why it is quiet again.
  const second = await ask('video');
  await desk.getByRole('button', { name: /^Answer/ }).waitFor();
  second.send({ type: 'hang_up' });
  await desk.getByText('the caller left the queue').waitFor();

  // Away for a reason, by the keyboard; the day counts it.
  await desk.getByRole('radio', { name: 'Meal' }).focus();
  await desk.keyboard.press('Space');
  await desk.getByText(/^Away since/).waitFor();
  const presence = await system.db.selectFrom('presence').select(['state', 'away_reason']).executeTakeFirst();
  expect(presence).toEqual({ state: 'away', away_reason: 'meal' });
  await desk
    .getByRole('region', { name: 'My day' })
    .getByText(/^\d+ s$/)
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
});
