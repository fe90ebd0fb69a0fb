import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../scripts/setup/paths.ts';

/** A part of the repository, what belongs to it, and what of ours it may import. The first that matches a file wins. */
interface Part {
  name: string;
  files: RegExp;
  may: readonly string[];
  /** Packages that it may import; undefined: any. */
  packages?: readonly RegExp[];
}

const parts: readonly Part[] = [
  { name: 'tests', files: /\.test\.ts$|^test\/|^sfu\/testing\//, may: ['*'] },
  { name: 'scripts', files: /^scripts\/|^[^/]+\.ts$|^sfu\/worker-build\/|^web-client\/build\//, may: ['*'] },
  { name: 'server contract', files: /^server\/contract\//, may: ['server contract'], packages: [/^typebox/] },
  {
    name: 'sfu contract',
    files: /^sfu\/(contract|media-parameters)\.ts$/,
    may: ['sfu contract'],
    packages: [/^typebox/],
  },
  { name: 'db', files: /^db\//, may: ['db'], packages: [/^kysely/, /^pg$/, /^node:/] },
  { name: 'server', files: /^server\//, may: ['server', 'server contract', 'sfu contract', 'db'] },
  { name: 'sfu', files: /^sfu\//, may: ['sfu', 'sfu contract'] },
  { name: 'web-client', files: /^web-client\//, may: ['web-client', 'server contract', 'sfu contract'] },
  { name: 'signage', files: /^signage\//, may: ['signage', 'server contract'] },
];

const partOf = (file: string): Part | undefined => parts.find((part) => part.files.test(file));

const files = globSync('{db,server,sfu,web-client,signage,scripts,test}/**/*.ts', { cwd: root }).filter(
  (file) => !file.includes('node_modules'),
);

/** What a file imports: paths of ours from the root, and names of packages. */
function importsOf(file: string): { ours: string[]; packages: string[] } {
  const text = readFileSync(path.join(root, file), 'utf8');
  const specifiers = [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|import\(\s*'([^']+)'/g),
  ].map((match) => match[1] ?? match[2] ?? '');
  const bare = [...text.matchAll(/(?:^|\n)import\s+'([^']+)'/g)].map((match) => match[1] ?? '');
  const all = [...specifiers, ...bare];
  return {
    ours: all
      .filter((specifier) => specifier.startsWith('.'))
      .map((specifier) => path.relative(root, path.resolve(root, path.dirname(file), specifier)))
      .filter((target) => /\.ts$/.test(target)),
    packages: all.filter((specifier) => !specifier.startsWith('.')),
  };
}

describe('imports go one way', () => {
  it('every source file belongs to a part', () => {
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => partOf(file) === undefined)).toEqual([]);
  });

  it('each part imports only what it may', () => {
    const wrong: string[] = [];
    for (const file of files) {
      const part = partOf(file);
      if (part === undefined || part.may.includes('*')) continue;
      const { ours, packages } = importsOf(file);
      for (const target of ours) {
        if (!part.may.includes(partOf(target)?.name ?? '')) wrong.push(`${file} imports ${target}`);
      }
      for (const name of packages) {
        if (part.packages && !part.packages.some((allowed) => allowed.test(name)))
          wrong.push(`${file} imports ${name}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('a capability of the server uses another’s service, never its routes; routes are for the app alone', () => {
    const wrong = files
      .filter((file) => partOf(file)?.name === 'server' && file !== 'server/app.ts')
      .flatMap((file) =>
        importsOf(file)
          .ours.filter((target) => /^server\/.*routes\.ts$/.test(target))
          .map((target) => `${file} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('only repositories, counts, views and the like speak to the database; routes never build a query', () => {
    const wrong = files
      .filter((file) => /^server\/.*(routes|session)\.ts$/.test(file) && partOf(file)?.name === 'server')
      .filter((file) =>
        /\.(selectFrom|insertInto|updateTable|deleteFrom)\(/.test(readFileSync(path.join(root, file), 'utf8')),
      );
    expect(wrong).toEqual([]);
  });

  it('pages never import each other', () => {
    const page = (file: string) => /^web-client\/(caller|counselor|manager)\//.exec(file)?.[1];
    const wrong = files
      .filter((file) => page(file) !== undefined && !file.endsWith('.test.ts'))
      .flatMap((file) =>
        importsOf(file)
          .ours.filter((target) => page(target) !== undefined && page(target) !== page(file))
          .map((target) => `${file} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it('only the configurations read the environment', () => {
    const wrong = files.filter(
      (file) =>
        ['server', 'sfu', 'web-client', 'signage'].includes(partOf(file)?.name ?? '') &&
        !/^(server|sfu)\/(config|main)\.ts$/.test(file) &&
        readFileSync(path.join(root, file), 'utf8').includes('process.env'),
    );
    expect(wrong).toEqual([]);
  });
});
