import type { Log } from '../platform/logger.ts';

/** Runs `task` when asked; asked again while it runs, it runs once more after. So the last news always gets out. */
export function createRefresher(task: () => Promise<void>, log: Log): () => void {
  let running = false;
  let again = false;
  return function refresh() {
    if (running) {
      again = true;
      return;
    }
    running = true;
    task()
      .catch((error: unknown) => log.warn({ err: error }, 'A page could not be brought up to date'))
      .finally(() => {
        running = false;
        if (again) {
          again = false;
          refresh();
        }
      });
  };
}
