import { configDefaults, defineConfig } from 'vitest/config';
import { knownWorker } from './scripts/setup/media-worker.ts';

// Three sizes of tests, by file name: `*.test.ts` need nothing; `*.integration.test.ts` real PostgreSQL, Redis and
// media workers; `*.browser.test.ts` real browsers too. `*.long.test.ts` take many minutes, one after the other, with real
// services: they run with `npm run test:long`, or alone with `npm test -- long`.
const integration = '**/*.integration.test.ts';
const browser = '**/*.browser.test.ts';
const long = '**/*.long.test.ts';
const withLong = process.env['PASSERELLE_LONG_TESTS'] === 'true';

const exclude = [...configDefaults.exclude, '.data/**', '.cache/**', 'dist/**'];
const worker = knownWorker();
const withServices = {
  globalSetup: ['test/support/services.ts'],
  env: worker === null ? {} : { MEDIASOUP_WORKER_BIN: worker },
};

const longProject = {
  test: {
    ...withServices,
    name: 'long',
    include: [long],
    exclude,
    fileParallelism: false,
    testTimeout: 3_600_000,
    hookTimeout: 120_000,
    sequence: { groupOrder: 3 },
  },
};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: [...exclude, integration, browser, long],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...withServices,
          name: 'integration',
          include: [integration],
          exclude,
          testTimeout: 30_000,
          hookTimeout: 30_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...withServices,
          name: 'browser',
          include: [browser],
          exclude,
          // Each file drives browsers with cameras: two at once would measure each other.
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 2 },
        },
      },
      ...(withLong ? [longProject] : []),
    ],
  },
});
