import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';

test('The types of the database in db/schema.ts are those that the migrations make', () => {
  const script = path.join(import.meta.dirname, 'db-types.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, '--check'], { encoding: 'utf8' });
  expect({ status, output: stdout + stderr }).toEqual({ status: 0, output: expect.stringContaining('is what') });
});
