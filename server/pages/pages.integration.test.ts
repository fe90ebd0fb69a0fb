import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type System, startSystem } from '../../test/support/system.ts';
import { callerLanguages } from '../contract/call.ts';

// The address without a code, as somebody types it from a poster.

let system: System;
let url: string;
let code: string;

beforeAll(async () => {
  system = await startSystem({ servers: 1 });
  url = system.servers[0]?.url ?? '';
  code = system.demo.demoCode;
}, 60_000);
afterAll(() => system?.stop());

const get = (path: string, language = 'fr') =>
  fetch(`${url}${path}`, { headers: { accept: 'text/html', 'accept-language': language }, redirect: 'manual' });
/** What the page's form asks for. */
const typed = (text: string, lang = 'fr') => `/q?${new URLSearchParams({ code: text, lang })}`;

describe('the address alone', () => {
  it.each(callerLanguages)('has a page for who passes by, in the language of the browser: %s', async (language) => {
    const answer = await get('/', language);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    const page = await answer.text();
    expect(page).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">`);
    for (const number of ['tel:112', 'tel:3114', 'sms:114']) expect(page).toContain(`href="${number}"`);
    for (const other of callerLanguages) expect(page.includes(`href="?lang=${other}"`)).toBe(other !== language);
  });

  it('speaks the language that was tapped', async () => {
    expect(await (await get('/?lang=uk', 'fr')).text()).toContain('<html lang="uk" dir="ltr">');
  });

  it('needs no script: its numbers are open, its form asks for a page, and the way out leads out', async () => {
    const page = (await (await get('/')).text()).replace(/<script.*?<\/script>/gs, '');
    expect(page).not.toContain('<details');
    expect(page).toMatch(/<form class="code" action="\/q"><label for="code">.+<input id="code" name="code"/);
    expect(page).toContain('<a id="exit" href="https://meteofrance.com/"');
  });

  it('leads those who work here to their pages', async () => {
    const page = await (await get('/')).text();
    expect(page).toContain('href="/dashboard"');
    expect(page).toContain('href="/console"');
  });
});

describe('a code that is typed', () => {
  it.each([
    ['as it is', (whole: string) => whole],
    ['in small letters', (whole: string) => whole.toLowerCase()],
    ['with gaps', (whole: string) => ` ${whole.slice(0, 4)}-${whole.slice(4)} `],
    ['with the address before it', (whole: string) => `passerelle.example/q/${whole}`],
  ])('%s leads to its page, in the language that it was typed in', async (_how, write) => {
    const answer = await get(typed(write(code), 'ar'));
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe(`/q/${code}?lang=ar`);
  });

  it.each(['', 'x', '//elsewhere.example', '..', `${'A'.repeat(200)}`, '<b>'])(
    '%j leads to the page of a code that nobody knows, where it can be typed again',
    async (text) => {
      const answer = await get(typed(text, 'en'));
      expect(answer.status).toBe(404);
      const page = await answer.text();
      expect(page).toContain('<html lang="en" dir="ltr">');
      expect(page).toContain('tel:112');
      expect(page).toContain('<form class="code" action="/q">');
      expect(page).not.toContain('<b>');
    },
  );

  it('is kept out of a page that was reached by a scan', async () => {
    expect(await (await get(`/q/${code}`)).text()).not.toContain('<form');
  });
});

describe('a page that callers come to', () => {
  const keepsApart = async (path: string, site?: string) => {
    const answer = await fetch(`${url}${path}`, {
      headers: { accept: 'text/html', ...(site !== undefined && { 'sec-fetch-site': site }) },
    });
    return answer.headers.get('cross-origin-opener-policy') === 'same-origin';
  };

  it('is kept apart from every page that may have led to it, and not where none has', async () => {
    for (const path of [`/q/${code}`, '/', '/q/NOBODY']) {
      expect(await keepsApart(path, 'none'), path).toBe(false);
      expect(await keepsApart(path, 'cross-site'), path).toBe(true);
      expect(await keepsApart(path, 'same-site'), path).toBe(true);
      expect(await keepsApart(path), path).toBe(true);
    }
  });

  it('is alone in that: the desk is kept apart always', async () => {
    expect(await keepsApart('/dashboard', 'none')).toBe(true);
  });
});
