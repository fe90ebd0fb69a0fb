// `npm test`: sets up what the tests need, then checks style, types and the build, then runs the tests. Stops at the
// first step that fails. With arguments (a project, a part of a file name) only those tests run, without the checks.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import path from 'node:path';
import { ensurePackages, runtimeNeeds, testNeeds } from './setup/debian-packages.ts';
import { ensureWorker } from './setup/media-worker.ts';
import { cacheFolder, root } from './setup/paths.ts';
import { complain, SetupError, say, seconds, step } from './setup/say.ts';
import { ensureWebBuild } from './setup/web-build.ts';
import { parseTestArguments, type TestOptions, wants } from './test/options.ts';
import { type Counts, closingLine, readCounts } from './test/report.ts';

const reportFile = path.join(cacheFolder, 'vitest-report.json');

try {
  const counts = await main(parseTestArguments(process.argv.slice(2)));
  say();
  say(closingLine(counts));
  process.exitCode = counts.failed > 0 || counts.passed === 0 ? 1 : 0;
} catch (error) {
  complain(error);
  process.exitCode = 1;
}

async function main(options: TestOptions): Promise<Counts> {
  const narrowed = options.projects.length > 0 || options.filters.length > 0;
  const withServices = wants(options, 'integration') || wants(options, 'browser') || wants(options, 'long');

  const env: NodeJS.ProcessEnv = { ...process.env, PASSERELLE_LONG_TESTS: String(wants(options, 'long')) };
  if (withServices) {
    await step('Packages', async () => ensurePackages([...runtimeNeeds, ...testNeeds], 'Testing'));
    env['MEDIASOUP_WORKER_BIN'] = await step('Media worker', () => ensureWorker());
  }
  if (!narrowed) {
    await check('Format and lint', ['biome', 'check', '--error-on-warnings'], env);
    await check('Types', ['tsc', '-b'], env);
  }
  if (wants(options, 'browser')) await step('Pages', ensureWebBuild);

  rmSync(reportFile, { force: true });
  const start = performance.now();
  const code = await runTool(
    [
      'vitest',
      'run',
      ...options.projects.flatMap((project) => ['--project', project]),
      ...options.filters,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${reportFile}`,
    ],
    env,
  );
  say(`  Tests  (${seconds(performance.now() - start)})`);
  const counts = readCounts(reportFile);
  if (code !== 0 && counts.failed === 0) say('Vitest found something wrong outside the tests: its message is above.');
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

async function check(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  await step(name, async () => {
    if ((await runTool(command, env)) !== 0) throw new SetupError(`${command.join(' ')} found what is shown above.`);
  });
}

/** Runs a tool of node_modules/.bin in front of the reader. Returns its exit code. */
function runTool([tool = '', ...args]: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const child = spawn(path.join(root, 'node_modules/.bin', tool), args, {
    cwd: root,
    env,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const pass = (signal: NodeJS.Signals) => child.kill(signal);
  process.once('SIGTERM', pass);
  process.once('SIGINT', pass);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      process.off('SIGTERM', pass);
      process.off('SIGINT', pass);
      resolve(code ?? 1);
    });
  });
}
