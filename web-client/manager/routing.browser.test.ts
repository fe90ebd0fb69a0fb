import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ensureWebBuild } from '../../scripts/setup/web-build.ts';
import { desktop, openBrowser, phone } from '../../test/support/browser.ts';
import { violations } from '../../test/support/gallery.ts';
import { signedInPage } from '../../test/support/staff-page.ts';
import { type System, startSystem } from '../../test/support/system.ts';

// The console's routing, hours, teams and skills, by keyboard and mouse against the real server.

let system: System;
let browser: Browser;

beforeAll(async () => {
  await ensureWebBuild();
  system = await startSystem({ servers: 1 });
  browser = await openBrowser();
});
afterAll(async () => {
  await browser?.close();
  await system?.stop();
});

const manager = (path: string, viewport = desktop) => signedInPage(browser, system, 'manager', path, viewport);

async function campaignPath(): Promise<string> {
  const { id } = await system.db.selectFrom('campaigns').select('id').executeTakeFirstOrThrow();
  return `/console/campaigns/${id}/routing`;
}

const step = (page: Page, number: number) => page.locator('manager-step').nth(number - 1);
const bar = (page: Page) => page.locator('manager-routing .bar');
/** Waits until the focus is here. */
const focused = (place: Locator) =>
  expect.poll(() => place.evaluate((element) => element.matches(':focus'))).toBe(true);
const save = (page: Page) => bar(page).getByRole('button', { name: 'Save' });

it('a team and a skill are made, and a counselor has the skill', async () => {
  const { page } = await manager('/console/teams');
  await page.getByRole('button', { name: 'New team' }).click();
  await page.getByRole('button', { name: 'Create the team' }).click();
  await page.getByText('Give the team a name').waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Weekend');
  await page.getByRole('button', { name: 'Create the team' }).click();
  await page.getByRole('heading', { level: 1, name: 'Weekend' }).waitFor();

  const members = page.getByRole('table', { name: 'Members' });
  const somebody = page.getByLabel('Add somebody').locator('option').nth(1);
  const name = (await somebody.textContent()) ?? '';
  await page.getByLabel('Add somebody').selectOption({ label: name });
  await members.getByRole('rowheader', { name }).waitFor();

  await page.getByLabel('Ringing (seconds)').fill('4');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('A number from 5 to 120').waitFor();
  await page.getByLabel('Ringing (seconds)').fill('35');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved: the name and the rules.').waitFor();
  const kept = await system.db
    .selectFrom('teams')
    .select('offer_seconds')
    .where('name', '=', 'Weekend')
    .executeTakeFirstOrThrow();
  expect(kept.offer_seconds).toBe(35);

  await page.getByRole('link', { name: 'Teams', exact: true }).first().click();
  await page.getByLabel('New skill').fill('Juggling');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('rowheader', { name: /Juggling/ }).waitFor();
  await page.getByRole('link', { name: 'Weekend' }).click();
  await page.getByRole('button', { name: `Change what ${name} can do` }).click();
  await page.getByRole('combobox', { name: 'Skills' }).selectOption({ label: 'Juggling' });
  await page.locator('manager-counselor-form').getByRole('button', { name: 'Save' }).click();
  await members.getByRole('cell', { name: /Juggling/ }).waitFor();

  // Rules that are not saved are kept in another view.
  await page.getByLabel('Ringing (seconds)').fill('40');
  await page.getByRole('link', { name: 'Teams', exact: true }).first().click();
  await page.getByRole('link', { name: 'Weekend' }).click();
  await page.getByText('Your unsaved changes are still here.').waitFor();
  expect(await page.getByLabel('Ringing (seconds)').inputValue()).toBe('40');
  const rules = page.locator('manager-team-rules');
  await rules.getByRole('button', { name: 'Discard all' }).click();
  await focused(rules.getByRole('status'));
  expect(await page.getByLabel('Ringing (seconds)').inputValue()).toBe('35');

  // Removing somebody is asked about first.
  await page.getByRole('button', { name: `Remove ${name} from the team` }).click();
  const question = page.locator('passerelle-dialog[open]');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await members.getByRole('rowheader', { name }).waitFor();
  await page.getByRole('button', { name: `Remove ${name} from the team` }).click();
  await question.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByText(`${name} is no longer in the team.`).waitFor();
  await focused(page.getByRole('heading', { name: 'Members' }));
  await page.getByLabel('Add somebody').selectOption({ label: name });
  await members.getByRole('rowheader', { name }).waitFor();
  await page.context().close();
});

it('a ladder is edited by keyboard, tried out before it is kept, and kept', async () => {
  const { page, complaints } = await manager(await campaignPath());
  await page.getByRole('heading', { level: 1, name: 'Routing and hours' }).waitFor();
  const before = await page.locator('manager-step').count();

  await page.getByRole('button', { name: 'Add a team' }).click();
  const added = before + 1;
  await save(page).click();
  await step(page, added).getByText('Choose a team.').waitFor();
  await expect.poll(() => step(page, added).evaluate((element) => element.matches(':focus-within'))).toBe(true);

  await step(page, added).getByLabel('Team').selectOption({ label: 'Weekend' });
  await step(page, added).getByLabel('Required skills').selectOption({ label: 'Juggling' });
  const preview = page.locator('manager-preview');
  await preview.getByRole('heading', { name: /After .* · Weekend/ }).waitFor();

  for (let at = added; at > 1; at--) await page.getByRole('button', { name: `Move step ${at} up` }).press('Enter');
  await preview.getByRole('heading', { name: 'At once · Weekend' }).waitFor();
  expect(
    await page.getByRole('button', { name: 'Move step 1 up' }).evaluate((element) => element.matches(':focus')),
  ).toBe(true);
  await step(page, 1).getByLabel('Time (seconds)').fill('45');
  await step(page, 1).getByLabel('Priority (0 to 100)').fill('7');
  await preview.getByRole('heading', { name: /^After 45 s/ }).waitFor();

  await save(page).click();
  await bar(page).getByText('Saved: the routing.').waitFor();
  const rows = await system.db
    .selectFrom('routing_steps')
    .select(['required_skills', 'seconds', 'priority'])
    .orderBy('campaign_id')
    .orderBy('position')
    .execute();
  expect(rows[0]).toEqual({ required_skills: ['juggling'], seconds: 45, priority: 7 });
  expect(rows.at(-1)?.seconds).toBeNull();
  expect(await violations(page)).toEqual([]);
  // Before signing in, the server says that nobody is.
  expect(complaints.filter((one) => !one.includes('401'))).toEqual([]);

  // A skill in use stays, and the page says why.
  await page.getByRole('link', { name: 'Teams', exact: true }).click();
  await page.getByRole('button', { name: 'Delete Juggling' }).click();
  await page.getByText(/The routing of a campaign uses ‘Juggling’/).waitFor();
  await page.context().close();
});

it('hours are edited, with holidays and a night, and the page says when it opens', async () => {
  const { page } = await manager(await campaignPath());
  const hours = page.locator('manager-hours');
  const always = hours.getByRole('checkbox', { name: /Always open/ });
  await always.waitFor();
  if (await always.isChecked()) await always.click();
  for (const remove of (await hours.getByRole('button', { name: /^Remove / }).all()).reverse()) await remove.click();

  await hours.getByRole('button', { name: 'Add hours, Monday' }).click();
  await hours.getByLabel('Monday, opens at').fill('20:00');
  await hours.getByLabel('Monday, closes at').fill('02:00');
  await hours.getByText('until 02:00 the next day').waitFor();
  await hours.getByRole('button', { name: 'Copy Monday to Tuesday–Friday' }).click();
  await hours.getByText('until 02:00 the next day').nth(4).waitFor();
  await hours.getByText(/^With these hours: (open|closed) at the moment/).waitFor();
  await hours.getByLabel('Tuesday, opens at').fill('01:00');
  await hours.getByText('These hours overlap', { exact: false }).first().waitFor();
  expect(await hours.getByText('With these hours:', { exact: false }).count()).toBe(0);
  await save(page).click();
  await focused(hours.getByLabel('Monday, opens at'));
  expect(await page.getByText('1 thing to mend before saving.').count()).toBe(1);
  await hours.getByLabel('Tuesday, opens at').fill('20:00');
  const next = new Date().getFullYear() + 1;
  await hours.getByRole('button', { name: `Add the French public holidays of ${next}` }).click();
  await hours.getByText(`11 holidays of ${next} added.`).waitFor();

  await hours.getByLabel('Time zone').fill('Europe/Atlantis');
  await save(page).click();
  await hours.getByText('There is no such time zone.', { exact: false }).waitFor();
  await focused(hours.getByLabel('Time zone'));
  await hours.getByLabel('Time zone').fill('America/St_Johns');
  await save(page).click();
  await bar(page).getByText('Saved: the opening hours.').waitFor();
  await focused(bar(page).getByRole('status'));

  const kept = await system.db
    .selectFrom('campaigns')
    .select(['time_zone', 'opening_hours'])
    .where('time_zone', '=', 'America/St_Johns')
    .executeTakeFirstOrThrow();
  expect(kept.opening_hours).toMatchObject({
    weekly: [1, 2, 3, 4, 5].map((day) => ({ day, from: '20:00', to: '02:00' })),
  });
  await page.context().close();
});

it('the preview is in sight beside the steps, and a ladder that is full says so', async () => {
  const { page } = await manager(await campaignPath());
  await page.locator('manager-preview .steps li').first().waitFor();
  const [preview, below] = await Promise.all([page.locator('aside').boundingBox(), bar(page).boundingBox()]);
  expect((preview?.y ?? 0) + (preview?.height ?? 0)).toBeLessThanOrEqual(below?.y ?? 0);

  const add = page.getByRole('button', { name: 'Add a team' });
  for (let steps = await page.locator('manager-step').count(); steps < 12; steps++) await add.click();
  await page.getByText('12 steps at most. To add one, delete another.').waitFor();
  expect(await add.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Delete step 12' }).click();
  expect(await page.getByText('12 steps at most').count()).toBe(0);
  expect(await add.isDisabled()).toBe(false);
  await page.context().close();
});

it('what is not saved is kept in another view, asked about before the page closes, and can be discarded', async () => {
  const { page } = await manager(await campaignPath(), phone);
  const wait = page.getByLabel('Longest wait, in minutes');
  await wait.fill('25');
  await bar(page).getByText('Unsaved changes').waitFor();
  await page.getByRole('link', { name: 'Teams', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Teams' }).waitFor();
  await page.goBack();
  await page.getByText('Your unsaved changes are still here.').waitFor();
  expect(await wait.inputValue()).toBe('25');
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  expect((await asked).type()).toBe('beforeunload');
  await (await asked).dismiss();
  await bar(page).getByRole('button', { name: 'Discard all' }).click();
  await bar(page).getByText('All is saved').waitFor();
  await focused(bar(page).getByRole('status'));
  expect(await wait.inputValue()).toBe('');
  await page.context().close();
});

it('a change of somebody else is shown before it is replaced', async () => {
  const [mine, theirs] = [await manager(await campaignPath()), await manager(await campaignPath())];
  const waitOf = ({ page }: typeof mine) => page.getByLabel('Longest wait, in minutes');
  await waitOf(mine).fill('25');
  await waitOf(theirs).fill('40');
  await save(theirs.page).click();
  await bar(theirs.page).getByText('Saved:', { exact: false }).waitFor();
  const kept = async () =>
    (await system.db.selectFrom('campaigns').select('longest_wait_seconds').executeTakeFirstOrThrow())
      .longest_wait_seconds;

  await save(mine.page).click();
  const notice = mine.page.getByText('Somebody else has just changed these settings.', { exact: false });
  await notice.waitFor();
  await focused(mine.page.locator('manager-routing #elsewhere'));
  expect([await waitOf(mine).inputValue(), await kept()]).toEqual(['25', 40 * 60]);
  expect(await violations(mine.page)).toEqual([]);
  await save(mine.page).click();
  await bar(mine.page).getByText('Saved:', { exact: false }).waitFor();
  expect([await notice.count(), await kept()]).toEqual([0, 25 * 60]);
  for (const { page } of [mine, theirs]) await page.context().close();
});

it('a counselor can open neither the teams nor a campaign’s routing', async () => {
  for (const path of ['/console/teams', await campaignPath()]) {
    const { page } = await signedInPage(browser, system, 'counselor', path);
    await page.getByRole('heading', { name: 'This space is not yours' }).waitFor();
    expect(await page.locator('manager-teams, manager-routing').count()).toBe(0);
    await page.context().close();
  }
});
