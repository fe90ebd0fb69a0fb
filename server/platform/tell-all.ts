import { setImmediate as nextMoment } from 'node:timers/promises';

/** Between so many, whatever else came meanwhile has its turn: somebody is rung before ten thousand have heard some news. */
const atOnce = 32;

/** Calls all that watch, one after the other, but for those that stopped watching meanwhile. */
export async function tellAll<News>(watchers: ReadonlySet<(news: News) => void>, news: News): Promise<void> {
  let told = 0;
  for (const watcher of [...watchers]) {
    if (told > 0 && told % atOnce === 0) await nextMoment();
    told += 1;
    if (watchers.has(watcher)) watcher(news);
  }
}
