import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { idFields, loggerOptions, shortId } from './log.ts';

const id = '0b9f7a52-3c41-4d7e-9a55-8a4c1f2d6e70';

test('an id is cut to its first eight characters', () => {
  expect(shortId(id)).toBe('0b9f7a52…');
});

test.each(idFields)('the logger cuts the field %s, in a line and in a child', (field) => {
  const lines: string[] = [];
  const stream = new Writable({ write: (chunk, _, done) => done(void lines.push(String(chunk))) });
  const log = pino(loggerOptions('info'), stream);
  log.info({ [field]: id }, 'line');
  log.child({ [field]: id }).info('child');
  expect(lines).toHaveLength(2);
  for (const line of lines) expect(line).toContain(`"${field}":"0b9f7a52…"`);
  expect(lines.join()).not.toContain(id);
});
