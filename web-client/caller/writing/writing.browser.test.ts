import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { MessageId } from '../../../server/contract/ids.ts';
import { newId } from '../../../server/platform/ids.ts';
import { openUntil } from '../../../test/support/caller-phone.ts';
import { type CallerScene, openCallerScene } from '../../../test/support/caller-scene.ts';
import { liveTracks, rememberTracks, timesAsked } from '../../../test/support/local-tracks.ts';
import { until } from '../../../test/support/until.ts';
import { exitAddress } from '../exit.ts';

// Talking in writing, from the caller's page, against the real server: from the beginning, in place of a wait, and in a cut.

let scene: CallerScene;

beforeAll(async () => {
  scene = await openCallerScene();
  // Up the ladder at its quickest.
  await scene.system.db.updateTable('routing_steps').set({ seconds: 5 }).where('seconds', 'is not', null).execute();
}, 90_000);
afterEach(() => scene.clear());
afterAll(() => scene?.close());

const mediaAsked = (page: Page) =>
  page.addInitScript(() => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('Asked for a camera'));
  });

it('is a conversation, with no camera asked for, kept through a reload', async () => {
  await scene.counselor.available();
  const { page, complaints } = await scene.openCaller();
  await mediaAsked(page);
  await openUntil(page, scene.address, 'Someone is available');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  const offer = await scene.counselor.offer();
  expect(offer.kind).toBe('text');
  await scene.counselor.accept();
  await page.getByRole('heading', { name: 'Writing with Samira' }).waitFor();

  const field = page.getByLabel('Your message');
  await field.fill('I can’t speak here');
  await field.press('Shift+Enter');
  await field.pressSequentially('can we write?');
  const { call: written } = await scene.counselor.hears('typing');
  scene.counselor.say({ type: 'typing', call: written });
  await page.getByText('Samira is writing…').waitFor();
  await field.press('Enter');
  const { messages, call } = await scene.counselor.hears('messages', (told) => told.messages.length > 0);
  expect(messages.at(-1)).toMatchObject({ author: 'caller', text: 'I can’t speak here\ncan we write?', number: 1 });
  expect(await field.inputValue()).toBe('');
  scene.counselor.say({ type: 'send_message', call, id: newId<MessageId>(), text: 'Of course.' });
  const log = page.getByRole('log');
  await log.getByText('Of course.').waitFor();
  expect(await page.getByText('Samira is writing…').count()).toBe(0);

  await page.reload();
  await log.getByText('Of course.').waitFor();
  expect(await log.getByText('can we write?').count()).toBe(1);
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await page.getByRole('heading', { name: 'Thank you for talking' }).waitFor();
  await page.getByText('Read the messages again').click();
  await log.getByText('Of course.').waitFor();
  await scene.counselor.finishRecord();
  expect(await scene.system.db.selectFrom('messages').selectAll().execute()).toEqual([]);
  expect(complaints).toEqual([]);
});

it('asks before an unsent message is lost, and never on the way out', async () => {
  await scene.counselor.available();
  const { page, context } = await scene.openCaller();
  await context.route(`${exitAddress.en}**`, (route) => route.fulfill({ body: 'The weather' }));
  await openUntil(page, scene.address, 'Someone is available');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  await scene.counselor.accept();
  await page.getByLabel('Your message').fill('I am not sure how to');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();
  const more: string[] = [];
  page.on('dialog', (dialog) => {
    more.push(dialog.type());
    void dialog.dismiss();
  });
  await page.getByRole('link', { name: 'Exit now' }).click();
  await page.waitForURL(`${exitAddress.en}**`);
  expect(more).toEqual([]);
  await scene.counselor.finishRecord();
});

it('can take the place of the wait, which is kept', async () => {
  await scene.counselor.away();
  await scene.system.db.updateTable('campaigns').set({ callbacks: true }).execute();
  await scene.system.db
    .updateTable('routing_steps')
    .set({ instead: ['writing', 'callback'] })
    .where('kind', '=', 'instead')
    .execute();
  const { page } = await scene.openCaller();
  await rememberTracks(page);
  await openUntil(page, scene.address, 'Nobody at the moment');
  await page.getByRole('button', { name: 'Take a place' }).click();
  await page.getByRole('button', { name: 'Yes, with my voice only' }).click();
  await page.getByRole('button', { name: 'Call now' }).click();
  await page.getByRole('heading', { name: 'Your place is kept' }).waitFor();
  const before = await scene.system.db.selectFrom('calls').select('id').where('state', '=', 'waiting').execute();
  await page.getByRole('button', { name: 'Français' }).click();
  await page.getByRole('heading', { name: 'Ta place est gardée' }).waitFor();
  await page.getByRole('button', { name: 'English' }).click();
  await page.getByRole('heading', { name: 'Your place is kept' }).waitFor();
  await page.getByText('You can also write.').waitFor({ timeout: 30_000 });
  // Who looks at times to talk is not heard meanwhile.
  await page.getByRole('button', { name: 'Choose a time' }).click();
  await page.getByRole('heading', { name: 'When do you want to talk?' }).waitFor();
  expect(await liveTracks(page, 'audio')).toBe(0);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByRole('heading', { name: 'Your place is kept' }).waitFor();
  await until(async () => ((await liveTracks(page, 'audio')) === 1 ? null : 'the microphone is off'));
  await page.getByRole('button', { name: 'Write instead' }).click();
  await page.getByText('You can write as soon as').first().waitFor();
  const after = await scene.system.db.selectFrom('calls').select('id').where('state', '=', 'waiting').execute();
  expect(after).toEqual(before);
  await scene.counselor.available();
  await scene.counselor.accept();
  await page.getByRole('heading', { name: 'Writing with Samira' }).waitFor();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await scene.counselor.finishRecord();
});

it('turns to writing at any moment, in a tunnel too, with camera and microphone off at the tap', async () => {
  await scene.counselor.away();
  const { page, context, complaints } = await scene.openCaller();
  await rememberTracks(page);
  await openUntil(page, scene.address, 'Nobody at the moment');
  await page.getByRole('button', { name: 'Take a place' }).click();
  await page.getByRole('button', { name: 'Yes, by video' }).click();
  await page.getByRole('button', { name: 'Call now' }).click();
  const write = page.getByRole('button', { name: 'Write instead' });
  await write.waitFor();
  const theCall = () =>
    scene.system.db
      .selectFrom('calls')
      .select(['id', 'asked_at', 'kind'])
      .where('state', '=', 'waiting')
      .executeTakeFirst();
  const before = await theCall();
  expect(before?.kind).toBe('video');

  await context.setOffline(true);
  await page.getByText('The connection is cut.').first().waitFor();
  await write.press('Enter');
  await page.getByText('You can write as soon as').first().waitFor();
  expect([await liveTracks(page, 'audio'), await liveTracks(page, 'video')]).toEqual([0, 0]);
  expect(await timesAsked(page)).toBe(1);
  const title = page.getByRole('heading', { name: 'Your place is kept' });
  expect(await title.evaluate((heading) => heading.matches(':focus'))).toBe(true);
  expect(await theCall()).toEqual(before);
  await context.setOffline(false);
  await until(async () => ((await theCall())?.kind === 'text' ? null : 'it is not in writing'));
  expect(await theCall()).toEqual({ ...before, kind: 'text' });

  await page.reload();
  await page.getByText('You can write as soon as').first().waitFor();
  expect(await timesAsked(page)).toBe(0);
  await scene.counselor.available();
  await scene.counselor.accept();
  await page.getByRole('heading', { name: 'Writing with Samira' }).waitFor();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await scene.counselor.finishRecord();
  // What a browser itself says of a socket that could not be opened.
  expect(complaints.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});
