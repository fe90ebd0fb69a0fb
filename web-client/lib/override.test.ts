import { expect, it } from 'vitest';
import { override } from './override.ts';

it('an override replaces what it names, at any depth, and leaves the rest and the original as they are', () => {
  const original = { a: 'one', group: { b: 'two', c: (n: number) => `${n}` }, list: ['x', 'y'] };
  const changed = override(original, { group: { c: (n) => `no. ${n}` }, list: ['z'] });
  expect(changed.a).toBe('one');
  expect(changed.group.b).toBe('two');
  expect(changed.group.c(3)).toBe('no. 3');
  expect(changed.list).toEqual(['z']);
  expect(original.group.c(3)).toBe('3');
});
