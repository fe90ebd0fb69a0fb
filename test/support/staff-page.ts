import type { Browser, Page } from 'playwright-core';
import type { Role } from '../../server/contract/call.ts';
import { desktop, openPage } from './browser.ts';
import type { System } from './system.ts';

/** A page of the staff's, in English, on which somebody of the demo has signed in. */
export async function signedInPage(
  browser: Browser,
  system: System,
  role: Role,
  path: string,
  viewport = desktop,
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport, locale: 'en-GB', reducedMotion: 'reduce' });
  const { page, complaints } = await openPage(context);
  await page.goto(`${system.servers[0]?.url ?? ''}${path}`);
  await page.getByLabel('Email address').fill(`${role}@demo.example`);
  await page.getByLabel('Password', { exact: true }).fill(system.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  return { page, complaints };
}
