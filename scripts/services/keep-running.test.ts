import { expect, test } from 'vitest';
import { wordsToShow } from './keep-running.ts';

test('The terminal shows errors with their cause, and not the rest of a log', () => {
  expect(wordsToShow('{"level":30,"msg":"incoming request"}')).toBeNull();
  expect(wordsToShow('{"level":40,"msg":"Redis is away"}')).toBeNull();
  expect(wordsToShow('{"level":50,"msg":"A request failed","err":{"message":"out of disk"}}')).toBe(
    'A request failed: out of disk',
  );
  expect(wordsToShow('{"level":60,"msg":"broken","err":{"message":"broken"}}')).toBe('broken');
});

test('What is no log line, such as a crash, is shown as it is; deprecation warnings are not', () => {
  expect(wordsToShow('TypeError: x is not a function')).toBe('TypeError: x is not a function');
  expect(wordsToShow('(node:12) [FSTDEP023] FastifyDeprecation: an option')).toBeNull();
  expect(wordsToShow('')).toBeNull();
});
