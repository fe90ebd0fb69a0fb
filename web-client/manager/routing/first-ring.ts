import type { Preview } from '../../../server/contract/routing.ts';

/** Who would be rung first as things are, and after how long; null where nobody is free on any step. */
export function firstRing(preview: Preview): { counselor: string; afterSeconds: number } | null {
  for (const { counselors, afterSeconds } of preview.steps) {
    const free = counselors.find(({ presence }) => presence === 'available');
    if (free) return { counselor: free.name, afterSeconds };
  }
  return null;
}
