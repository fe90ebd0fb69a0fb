import { expect, test } from 'vitest';
import { chooseBinaries, type PostgresBinaries } from './postgres-binaries.ts';

const machine = (major: number): PostgresBinaries => ({ folder: `/machine/${major}`, major, origin: 'machine' });
const packaged: PostgresBinaries = { folder: '/package', major: 18, origin: 'package' };

test('The newest PostgreSQL of the machine comes before the packaged one', () => {
  expect(chooseBinaries([packaged, machine(15), machine(17)], null)).toEqual(machine(17));
});

test('A machine without PostgreSQL, or with one that is too old, runs the packaged one', () => {
  expect(chooseBinaries([packaged], null)).toEqual(packaged);
  expect(chooseBinaries([machine(13), packaged], null)).toEqual(packaged);
});

test('Data are opened by the version that made them', () => {
  expect(chooseBinaries([machine(15), packaged], 18)).toEqual(packaged);
  expect(chooseBinaries([machine(17), machine(15), packaged], 15)).toEqual(machine(15));
});

test('Data of a version that is gone are refused, with what to do', () => {
  expect(() => chooseBinaries([machine(17), packaged], 15)).toThrow(
    /made by PostgreSQL 15.*found: 17.*\n.*postgresql-15/,
  );
  expect(() => chooseBinaries([], null)).toThrow(/14 or newer is needed; found: none/);
});
