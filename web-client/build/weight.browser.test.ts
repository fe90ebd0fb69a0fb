import { readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { Type } from 'typebox';
import { Value } from 'typebox/value';
import { beforeAll, describe, expect, it } from 'vitest';
import { ensureWebBuild, webRoot } from '../../scripts/setup/web-build.ts';

// What a phone on poor 4G loads of the caller's page, compressed as a proxy in front of the server does it.

const Manifest = Type.Record(
  Type.String(),
  Type.Object({
    file: Type.String(),
    imports: Type.Optional(Type.Array(Type.String())),
    css: Type.Optional(Type.Array(Type.String())),
  }),
);
let loaded: (entry: string) => Set<string>;

beforeAll(async () => {
  await ensureWebBuild();
  const manifest = Value.Parse(Manifest, JSON.parse(readFileSync(path.join(webRoot, 'manifest.json'), 'utf8')));
  loaded = (entry) => {
    const files = new Set<string>();
    if (!manifest[entry]) throw new Error(`The build has no ${entry}`);
    const walk = (name: string) => {
      const one = manifest[name];
      if (!one || files.has(one.file)) return;
      files.add(one.file);
      for (const style of one.css ?? []) files.add(style);
      for (const other of one.imports ?? []) walk(other);
    };
    walk(entry);
    return files;
  };
}, 120_000);

const weight = (files: Iterable<string>) =>
  [...new Set(files)].reduce((sum, file) => sum + brotliCompressSync(readFileSync(path.join(webRoot, file))).length, 0);
const firstView = () => [...loaded('web-client/caller/index.html'), 'pages/caller.fr.open.vous.html'];
const call = ['web-client/caller/app.ts', 'web-client/locales/caller/fr.ts', 'web-client/rtc/room.ts'];

describe('the caller’s page', () => {
  it('weighs at most 14 kB before the tap', () => {
    expect(weight(firstView())).toBeLessThanOrEqual(14_000);
  });

  it('weighs at most 60 kB up to the call, media included', () => {
    expect(weight([...firstView(), ...call.flatMap((entry) => [...loaded(entry)])])).toBeLessThanOrEqual(60_000);
  });

  it('loads no media code before it is wanted', () => {
    const media = [...loaded('web-client/rtc/room.ts')].filter((file) => /room-/.test(file));
    expect(media).not.toEqual([]);
    for (const file of media) {
      expect(firstView()).not.toContain(file);
      expect([...loaded('web-client/caller/app.ts')]).not.toContain(file);
    }
  });
});
