import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openUntil } from '../../test/support/caller-phone.ts';
import { type CallerScene, openCallerScene } from '../../test/support/caller-scene.ts';
import { liveTracks, rememberTracks, timesAsked } from '../../test/support/local-tracks.ts';
import { until } from '../../test/support/until.ts';

// What the caller's page does before a call: the door, the queue and times to talk, against the real server.

let scene: CallerScene;

beforeAll(async () => {
  scene = await openCallerScene();
}, 90_000);
afterEach(() => scene.clear());
afterAll(() => scene?.close());

/** Open from nine to noon on every day but today's, as Paris has it: closed now, with times to book. */
const closed = (): string => {
  const today = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', weekday: 'short' }).format();
  const names = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
  const days = names.flatMap((name, index) => (name === today ? [] : [index + 1]));
  return JSON.stringify({ weekly: days.map((day) => ({ day, from: '09:00', to: '12:00' })), special: [] });
};
const always = null;

/** Sets what the campaign does, as the console would. Servers read it again within seconds. */
async function setCampaign(change: { opening_hours?: string | null; callbacks?: boolean }): Promise<void> {
  await scene.system.db.updateTable('campaigns').set(change).execute();
}

describe('a closed door', () => {
  it('says so, from when on somebody answers, and who answers now: with scripts off too', async () => {
    await setCampaign({ opening_hours: closed(), callbacks: true });
    const { page } = await scene.openCaller({ javaScriptEnabled: false, locale: 'fr-FR' });
    await openUntil(page, scene.address, 'Fermé en ce moment');
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Personne n’est disponible maintenant.');
    expect(await page.locator('.lead').textContent()).toMatch(/Ouvert .+ à 9\u00a0h\./);
    expect(await page.locator('a[href="tel:3114"]').isVisible()).toBe(true);
    expect(await page.locator('button').count()).toBeGreaterThan(0);
    expect(await page.locator('button:visible').count()).toBe(0);
  });

  it('opens by itself on a page that was left open', async () => {
    await setCampaign({ opening_hours: closed() });
    const { page, complaints } = await scene.openCaller();
    await openUntil(page, scene.address, 'Closed at the moment');
    await setCampaign({ opening_hours: always });
    await scene.counselor.available();
    await page.getByText('Someone is available').waitFor();
    await setCampaign({ opening_hours: closed() });
    await page.getByText(/^Open .+ at 9/).waitFor();
    expect(complaints).toEqual([]);
    await setCampaign({ opening_hours: always });
    await scene.counselor.away();
  });
});

it('lets go of the camera where the door closes before the call, and switches nothing on where it opens', async () => {
  await setCampaign({ opening_hours: always });
  await scene.counselor.available();
  const { page } = await scene.openCaller();
  await rememberTracks(page);
  await openUntil(page, scene.address, 'Someone is available');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, by video' }).click();
  await page.getByRole('button', { name: 'Call now' }).waitFor();
  await setCampaign({ opening_hours: closed() });
  await page.getByRole('heading', { name: 'Nobody is available right now' }).waitFor();
  expect([await liveTracks(page, 'audio'), await liveTracks(page, 'video')]).toEqual([0, 0]);
  await setCampaign({ opening_hours: always });
  await page.getByRole('heading', { name: 'How do you want to talk?' }).waitFor();
  expect(await timesAsked(page)).toBe(1);
  await scene.counselor.away();
});

it('says why it does not ring any more, when a counselor could not answer, and that it rings again', async () => {
  await scene.counselor.available();
  const { page } = await scene.openCaller();
  await openUntil(page, scene.address, 'Someone is available');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('button', { name: 'Yes, in writing' }).click();
  const { id, fence } = await scene.counselor.offer();
  await page.getByRole('heading', { name: 'It is ringing at someone’s desk' }).waitFor();
  expect(await page.getByText('could not answer').count()).toBe(0);
  scene.counselor.say({ type: 'decline_offer', offer: id, fence });
  await page.getByText('That counselor could not answer. You kept your place.').first().waitFor();
  await page.getByText('The one before could not answer.').first().waitFor();
  await scene.counselor.accept();
  await page.getByRole('button', { name: 'End', exact: true }).click();
  await scene.counselor.finishRecord();
});

describe('a time to talk', () => {
  /** Makes the booked time begin now, as if the hours had passed. */
  async function letTimePass(): Promise<void> {
    await scene.system.db
      .updateTable('callbacks')
      .set({ slot_from: new Date(Date.now() - 1_000), slot_to: new Date(Date.now() + 1_800_000) })
      .where('state', '=', 'booked')
      .execute();
  }

  async function book(page: Page, how: string): Promise<string> {
    await setCampaign({ callbacks: true, opening_hours: closed() });
    await openUntil(page, scene.address, 'Closed at the moment');
    await page.getByRole('button', { name: 'Choose a time' }).click();
    await page.getByRole('heading', { name: 'When do you want to talk?' }).waitFor();
    await page.locator('.slots passerelle-button').first().click();
    await page.getByLabel(how).check();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('heading', { name: 'It is booked' }).waitFor();
    return page.getByLabel('Your return link').inputValue();
  }

  it('is booked behind a closed door, and its link brings the caller to somebody at that time', async () => {
    const first = await scene.openCaller();
    const link = await book(first.page, 'With my voice only');
    expect(link).toMatch(/#back=[\w-]{20,}$/);
    await first.context.close();

    const { page, complaints } = await scene.openCaller();
    await page.goto(link);
    await page.getByRole('heading', { name: 'It is booked' }).waitFor();
    expect(page.url()).toBe(scene.address);
    await setCampaign({ opening_hours: always });
    await scene.counselor.available();
    await letTimePass();
    const offer = await scene.counselor.offer();
    expect(offer).toMatchObject({ isCallback: true, kind: 'audio' });
    await page.getByText('Your microphone is off').waitFor();
    await page.getByRole('button', { name: 'Turn the microphone on' }).click();
    await page.getByText('Your microphone is off').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Leave the line' }).click();
    await page.getByRole('heading', { name: 'The call has ended' }).waitFor();
    // The way back to the call is kept until the server has heard that nobody wants it.
    await until(async () => {
      const kept = await page.evaluate(() => Object.keys(sessionStorage).filter((key) => /call/.test(key)));
      return kept.length === 0 ? null : `still kept: ${kept}`;
    });
    expect(complaints).toEqual([]);
    await scene.counselor.away();
  });

  it('is offered at once where nobody is at work, at a campaign that is always open', async () => {
    await setCampaign({ callbacks: true, opening_hours: always });
    const { page, complaints } = await scene.openCaller();
    await openUntil(page, scene.address, 'Nobody at the moment');
    await page.getByRole('button', { name: 'Take a place' }).waitFor();
    await page.getByRole('button', { name: 'Choose a time' }).click();
    await page.getByRole('heading', { name: 'When do you want to talk?' }).waitFor();
    await page.locator('.slots passerelle-button').first().click();
    await page.getByLabel('By video').check();
    await page.getByRole('button', { name: 'Book this time' }).click();
    await page.getByRole('heading', { name: 'It is booked' }).waitFor();
    await page.getByText('In danger right now?').click();
    expect(await page.getByRole('link', { name: /3114/ }).getAttribute('href')).toBe('tel:3114');
    expect(complaints).toEqual([]);
  });

  it('can be given back, and its link leads nowhere for somebody who guesses', async () => {
    const { page } = await scene.openCaller();
    const link = await book(page, 'By video');
    await page.getByRole('button', { name: 'Cancel this appointment' }).click();
    const question = page.getByRole('heading', { name: 'Cancel this appointment?' });
    await expect.poll(() => question.evaluate((element) => element.matches(':focus'))).toBe(true);
    await page.getByRole('button', { name: 'Keep this appointment' }).click();
    await page.getByRole('heading', { name: 'It is booked' }).waitFor();
    await page.getByRole('button', { name: 'Cancel this appointment' }).click();
    await page.getByRole('button', { name: 'Yes, cancel it' }).click();
    await page.getByRole('heading', { name: 'It is cancelled' }).waitFor();
    const other = await scene.openCaller();
    await other.page.goto(`${link.slice(0, -5)}AAAAA`);
    await other.page.getByRole('heading', { name: 'This link leads nowhere any more' }).waitFor();
    expect(await other.page.getByRole('link', { name: /3114/ }).getAttribute('href')).toBe('tel:3114');
    await setCampaign({ opening_hours: always });
  });

  it('wakes a phone with words that tell a passer-by nothing', async () => {
    const { page, context } = await scene.openCaller();
    await context.grantPermissions(['notifications'], { origin: scene.url });
    await page.goto(scene.address);
    const cdp = await context.newCDPSession(page);
    const versions: { registrationId: string }[] = [];
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => versions.push(...registrations));
    await cdp.send('ServiceWorker.enable');
    await page.evaluate(async () => {
      await navigator.serviceWorker.register('/sw.js');
      await navigator.serviceWorker.ready;
    });
    await until(() => (versions.length > 0 ? null : 'no service worker is registered'));
    const { registrationId = '' } = versions.at(-1) ?? {};
    await cdp.send('ServiceWorker.deliverPushMessage', {
      origin: scene.url,
      registrationId,
      data: '{"kind":"callback"}',
    });
    const titles = () =>
      page.evaluate(async () => {
        const registration = await navigator.serviceWorker.ready;
        return (await registration.getNotifications()).map(({ title, body }) => `${title}${body}`);
      });
    await until(async () => ((await titles()).length > 0 ? null : 'nothing is shown'));
    expect(await titles()).toEqual(['C’est l’heure. / It is time.']);
  });
});
