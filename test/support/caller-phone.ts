import type { Browser, Page } from 'playwright-core';
import { openPage, phone } from './browser.ts';
import { rememberTracks } from './local-tracks.ts';
import type { System } from './system.ts';
import { until } from './until.ts';

/** A phone on which somebody has opened the demo's page and begun; its tracks can be counted. */
export async function openCallerPhone(browser: Browser, system: System): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ viewport: phone, locale: 'en-GB', isMobile: true, hasTouch: true });
  const opened = await openPage(context);
  await rememberTracks(opened.page);
  await opened.page.goto(`${system.servers[0]?.url}/q/${system.demo.demoCode}`);
  await opened.page.getByRole('button', { name: /^(Start|Take a place)$/ }).click();
  return opened;
}

/** Opens a code's page until it says what is wanted: the server may still have the settings of before. */
export function openUntil(page: Page, address: string, words: string): Promise<void> {
  return until(async () => {
    await page.goto(address);
    return (await page.getByText(words).first().isVisible()) ? null : `the page does not say ${words}`;
  });
}
