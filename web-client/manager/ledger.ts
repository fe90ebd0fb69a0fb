import type { Batch, Counts, Placement, PlacementList } from '../../server/contract/http.ts';

export const noCounts: Counts = { scans: 0, asked: 0, answered: 0, talkSeconds: 0 };

/** The sum of what several placements or campaigns brought. */
export function sum(parts: readonly { counts: Counts }[]): Counts {
  return parts.reduce<Counts>(
    (total, { counts }) => ({
      scans: total.scans + counts.scans,
      asked: total.asked + counts.asked,
      answered: total.answered + counts.answered,
      talkSeconds: total.talkSeconds + counts.talkSeconds,
    }),
    noCounts,
  );
}

/** The share of asked calls that were answered, in whole percent; null where none was asked for. */
export const answeredPercent = ({ asked, answered }: Counts): number | null =>
  asked === 0 ? null : Math.round((answered / asked) * 100);

/** One block of the ledger: the placements of a batch, or those that were made alone. */
export interface Group {
  key: string;
  batch: Batch | null;
  placements: readonly Placement[];
  counts: Counts;
}

/** The newest batch first, what was made alone last. Screens have their own place on the page, so they are left out. */
export function groups(list: PlacementList): Group[] {
  const batches = [...list.batches].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  const alone = list.others.filter(({ kind }) => kind !== 'screen');
  const blocks: Group[] = batches.map((batch) => ({
    key: batch.id,
    batch,
    placements: batch.placements,
    counts: sum(batch.placements),
  }));
  if (alone.length > 0) blocks.push({ key: 'others', batch: null, placements: alone, counts: sum(alone) });
  return blocks;
}

/** The list with one placement changed, so that the page shows it before the next refresh. */
export function withPlacement(list: PlacementList, changed: Placement): PlacementList {
  const swap = (placement: Placement) => (placement.id === changed.id ? changed : placement);
  return {
    batches: list.batches.map((batch) => ({ ...batch, placements: batch.placements.map(swap) })),
    others: list.others.map(swap),
  };
}

/** A screen's name suggested from its label: small letters, digits and hyphens. */
export function suggestedName(label: string): string {
  return label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
}
