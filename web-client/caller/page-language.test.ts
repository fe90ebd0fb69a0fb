import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { CallerLanguage } from '../../server/contract/call.ts';
import { createPageLanguage } from './page-language.ts';

const addresses: unknown[] = [];
let loaded: CallerLanguage[];
let online: boolean;
const load = async (next: CallerLanguage) => {
  loaded.push(next);
  if (!online) throw new Error('There is no network');
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('history', { replaceState: (_: unknown, __: string, address: unknown) => addresses.push(address) });
  addresses.length = 0;
  loaded = [];
  online = true;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('speaks a language once its words are there, through a reload too', async () => {
  const changed = vi.fn();
  const language = createPageLanguage('fr', load, changed);
  language.set('ar');
  expect(language).toMatchObject({ spoken: 'fr', wanted: 'ar' });
  await vi.runAllTimersAsync();
  expect(language.spoken).toBe('ar');
  expect(addresses).toEqual(['?lang=ar']);
  expect(changed).toHaveBeenCalledTimes(1);
});

it('goes to the last of several that were tapped, and fetches none in between', async () => {
  const language = createPageLanguage('fr', load, () => {});
  for (const next of ['en', 'uk', 'es'] as const) language.set(next);
  await vi.runAllTimersAsync();
  expect(language.spoken).toBe('es');
  expect(loaded).toEqual(['es']);
});

it('asks for its words again until they are there, or another language is wanted', async () => {
  online = false;
  const language = createPageLanguage('fr', load, () => {});
  language.set('uk');
  await vi.advanceTimersByTimeAsync(7_000);
  expect(loaded).toEqual(['uk', 'uk', 'uk']);
  expect(language.spoken).toBe('fr');
  online = true;
  language.set('en');
  await vi.runAllTimersAsync();
  expect(language.spoken).toBe('en');
  expect(loaded.slice(3)).toEqual(['en']);
});
