// `npm run bench -- NAME`: runs scripts/bench/NAME.bench.ts and prints what it measured, as a table or, with --json, one
// line of JSON for each figure. Fails where a goal is missed. Without a name: lists what there is.
import { globSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Benchmark, formatTable, judge } from './bench/figures.ts';
import { complain, SetupError, say } from './setup/say.ts';

const folder = path.join(import.meta.dirname, 'bench');
const ending = '.bench.ts';

try {
  await main(process.argv.slice(2));
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

async function main(args: readonly string[]): Promise<void> {
  const names = globSync(`*${ending}`, { cwd: folder }).map((file) => file.slice(0, -ending.length));
  const json = args.includes('--json');
  const wanted = args.filter((arg) => arg !== '--json');
  const list = names.length === 0 ? 'There are no benchmarks yet.' : `Benchmarks: ${names.sort().join(', ')}`;
  if (wanted.length === 0) {
    say(`${list}\nRun one with: npm run bench -- NAME [--json]`);
    return;
  }
  for (const name of wanted) {
    if (!names.includes(name)) throw new SetupError(`There is no benchmark '${name}'. ${list}`);
    const figures = (await (await load(name))()).map(judge);
    say(json ? figures.map((figure) => JSON.stringify(figure)).join('\n') : formatTable(figures));
    if (figures.some((figure) => !figure.ok)) process.exitCode = 1;
  }
}

async function load(name: string): Promise<Benchmark> {
  const module: { default?: Benchmark } = await import(pathToFileURL(path.join(folder, name + ending)).href);
  if (typeof module.default !== 'function') {
    throw new SetupError(`scripts/bench/${name}${ending} has no default export that is a function.`);
  }
  return module.default;
}
