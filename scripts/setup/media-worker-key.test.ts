import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { recipeHash, systemName, workerFolderName } from './media-worker-key.ts';

const key = { mediasoup: '3.27.1', system: 'debian12', arch: 'x64', recipe: '0123456789abcdef0123' };

test('Another version, system, processor or recipe is another worker', () => {
  const others = [
    { ...key, mediasoup: '3.27.2' },
    { ...key, system: 'debian13' },
    { ...key, arch: 'arm64' },
    { ...key, recipe: 'f'.repeat(20) },
  ];
  expect(workerFolderName(key)).toBe('3.27.1-debian12-x64-0123456789ab');
  expect(new Set([key, ...others].map(workerFolderName)).size).toBe(5);
});

test('The system is named by os-release, quoted or not, with or without a version', () => {
  expect(systemName('PRETTY_NAME="Debian GNU/Linux 13"\nVERSION_ID="13"\nID=debian\n')).toBe('debian13');
  expect(systemName('ID="ubuntu"\nVERSION_ID="24.04"\n')).toBe('ubuntu24.04');
  expect(systemName('NAME="Arch Linux"\nID=arch\n')).toBe('arch');
});

test('The recipe’s hash changes with a file’s content or name, and not with its README', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'passerelle-recipe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(path.join(folder, 'compat'));
  writeFileSync(path.join(folder, 'CMakeLists.txt'), 'a');
  writeFileSync(path.join(folder, 'compat/srtp.h'), 'b');
  const first = recipeHash(folder);

  writeFileSync(path.join(folder, 'README.md'), 'how it works');
  expect(recipeHash(folder)).toBe(first);
  writeFileSync(path.join(folder, 'compat/srtp.h'), 'c');
  const second = recipeHash(folder);
  renameSync(path.join(folder, 'compat/srtp.h'), path.join(folder, 'compat/srtp2.h'));
  expect(new Set([first, second, recipeHash(folder)]).size).toBe(3);
});
