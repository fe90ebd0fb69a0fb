// What the queue costs: one match however many wait, and the way from a caller's request to the ringing counselor.
import type { Figure } from './figures.ts';
import { compareMatches, openQueue } from './queue/matching.ts';
import { compareOffers } from './queue/offers.ts';
import { startBenchServices } from './services.ts';

const matches = 300;
const offers = 4_000;
/** Counselors who come free at the same moment. */
const rush = 400;

/** docs/queue.md says what each figure means. */
export default async function bench(): Promise<readonly Figure[]> {
  await using services = await startBenchServices();
  const matching = await measureMatching(services);
  const { offer, bare, median } = await compareOffers(
    { databaseUrl: await services.createDatabase(), redisUrl: services.redisUrl, folder: services.folder },
    offers,
  );
  return [
    { name: 'match_growth_100_to_10000', value: matching.large, unit: 'ms', baseline: matching.small, goal: 1.5 },
    { name: 'offer_p99_vs_publish_commit', value: offer, unit: 'ms', baseline: bare, goal: 3 },
    { name: 'offer_median_vs_publish_commit', value: median.offer, unit: 'ms', baseline: median.bare },
    { name: 'matches_per_second', value: matching.perSecond, unit: '/s', better: 'higher' },
  ];
}

async function measureMatching(services: { createDatabase(): Promise<string> }) {
  await using small = await openQueue(await services.createDatabase(), 100);
  await using large = await openQueue(await services.createDatabase(), 10_000);
  const compared = await compareMatches(small, large, matches);
  return { ...compared, perSecond: await large.matchMany(rush) };
}
