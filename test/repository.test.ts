import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/setup/paths.ts';

describe('the repository', () => {
  it('has one lock file that names no registry', () => {
    const lock = readFileSync(path.join(root, 'package-lock.json'), 'utf8');
    expect(lock).not.toContain('"resolved"');
  });

  it('silences neither the compiler nor a test', () => {
    const files = execFileSync('git', ['ls-files', '*.ts', '*.mjs'], { cwd: root, encoding: 'utf8' })
      .trim()
      .split('\n');
    const forbidden =
      /@ts-(ignore|nocheck|expect-error)|\bas (any|unknown as)\b|\b(it|test|describe)\.(skip|only|todo)\(/;
    const wrong = files
      .filter((file) => file !== 'test/repository.test.ts')
      .filter((file) => forbidden.test(readFileSync(path.join(root, file), 'utf8')));
    expect(files.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });
});
