import { expect, test } from 'vitest';
import { installAdvice, type Machine, missingPackages, workerBuildNeeds } from './debian-packages.ts';

const machine = (commands: string[], libraries: string[]): Machine => ({
  hasCommand: (name) => commands.includes(name),
  hasLibrary: (name) => libraries.includes(name),
});

test('A machine that has every command and library lacks no package, whatever its system calls them', () => {
  const commands = workerBuildNeeds.flatMap((need) => need.command ?? []);
  const libraries = workerBuildNeeds.flatMap((need) => need.cLibrary ?? []);
  expect(missingPackages(workerBuildNeeds, machine(commands, libraries))).toEqual([]);
});

test('What is missing is told by the package that brings it', () => {
  const bare = machine(['cmake', 'g++', 'pkg-config', 'flatc'], ['openssl', 'libuv', 'libsrtp2', 'flatbuffers']);
  expect(missingPackages(workerBuildNeeds, bare)).toEqual(['ninja-build', 'libabsl-dev']);
});

test('Where we may not install, the command to type is given whole', () => {
  expect(installAdvice(['redis-server', 'chromium'], 'Testing', true)).toContain(
    'sudo apt-get update && sudo apt-get install --no-install-recommends redis-server chromium\n',
  );
  expect(installAdvice(['redis-server'], 'Passerelle', false)).not.toContain('apt-get');
});
