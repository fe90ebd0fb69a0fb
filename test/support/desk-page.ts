import type { Browser, Page } from 'playwright-core';
import { desktop, openPage } from './browser.ts';
import type { System } from './system.ts';

/** Signs a counselor in at a desk, in English, where calls may ring; `prepare` does what must be done before it loads. */
export async function openDeskOf(
  browser: Browser,
  system: System,
  email: string,
  server = 0,
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<{ page: Page; complaints: string[] }> {
  const { page, complaints } = await openPage(await browser.newContext({ viewport: desktop, locale: 'en-GB' }));
  await prepare(page);
  await page.goto(`${system.servers[server]?.url}/dashboard?lang=en`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(system.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('radio', { name: 'Available' }).check({ force: true });
  await page.getByText('A call will ring here').waitFor();
  // Before the sign-in, that nobody is signed in.
  complaints.length = 0;
  return { page, complaints };
}
