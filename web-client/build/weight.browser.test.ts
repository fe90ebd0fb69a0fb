import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureWebBuild, webRoot } from '../../scripts/setup/web-build.ts';

// What a phone on poor 4G loads of the caller's page, compressed as the server sends it. Its styles are in the page.

const Manifest = Type.Record(
  Type.String(),
  Type.Object({
    file: Type.String(),
    imports: Type.Optional(Type.Array(Type.String())),
  }),
);
let loaded: (entry: string) => Set<string>;

beforeAll(async () => {
  await ensureWebBuild();
  const manifest = Value.Parse(Manifest, JSON.parse(readFileSync(path.join(webRoot, 'caller-manifest.json'), 'utf8')));
  loaded = (entry) => {
    const files = new Set<string>();
    if (!manifest[entry]) throw new Error(`The build has no ${entry}`);
    const walk = (name: string) => {
      const one = manifest[name];
      if (!one || files.has(one.file)) return;
      files.add(one.file);
      for (const other of one.imports ?? []) walk(other);
    };
    walk(entry);
    return files;
  };
}, 120_000);

const weight = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(webRoot, file))).length, 0);
const app = 'web-client/caller/app.ts';
const part = (name: string) => `web-client/caller/${name}/part.ts`;

/** Each language, and each way of speaking it: the first view as it is served, and the words of each part. */
const speeches = (['fr', 'fr-vous', 'en', 'ar', 'uk', 'es'] as const).map((name) => {
  const language = name.slice(0, 2);
  const firstView = () => [
    ...loaded('web-client/caller/index.html'),
    `pages/caller.${language}.open.${name === 'fr-vous' ? 'vous' : 'tu'}.html`,
  ];
  const locale = (words: string) => `web-client/locales/caller/${words}${name}.ts`;
  // Somebody comes or goes before the tap: what says so is fetched too.
  const upTo = (...entries: string[]) =>
    weight([
      ...firstView(),
      ...[app, locale(''), 'web-client/caller/presence.ts', ...entries].flatMap((one) => [...loaded(one)]),
    ]);
  const partWith = (words: string) => [part(words), locale(`${words}-`)];
  return { name, firstView, upTo, partWith };
});

describe.each(speeches)('the caller’s page in $name', ({ firstView, upTo, partWith }) => {
  it('weighs at most 14 kB before the tap', () => {
    expect(weight(firstView())).toBeLessThanOrEqual(14_000);
  });

  it('weighs at most 60 kB up to the call, media included', () => {
    expect(upTo(...partWith('media'), 'web-client/rtc/room.ts')).toBeLessThanOrEqual(60_000);
  });

  it('weighs at most 37 kB up to the first message in writing', () => {
    expect(upTo(...partWith('writing'))).toBeLessThanOrEqual(37_000);
  });

  it('weighs at most 37 kB up to a time that is booked', () => {
    expect(upTo(...partWith('later'))).toBeLessThanOrEqual(37_000);
  });

  it('weighs at most 8.2 kB more for what comes of a call', () => {
    expect(upTo(...partWith('writing'), ...partWith('goodbye')) - upTo(...partWith('writing'))).toBeLessThanOrEqual(
      8_200,
    );
  });

  it('loads no media code before it is wanted', () => {
    const media = [...loaded('web-client/rtc/room.ts')].filter((file) => /room-/.test(file));
    expect(media).not.toEqual([]);
    for (const file of media) {
      expect(firstView()).not.toContain(file);
      for (const entry of [app, part('writing'), part('later')]) expect([...loaded(entry)]).not.toContain(file);
    }
  });
});
