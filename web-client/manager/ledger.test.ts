import { describe, expect, test } from 'vitest';
import type { Batch, Counts, Placement } from '../../server/contract/http.ts';
import { answeredPercent, groups, noCounts, suggestedName, sum, withPlacement } from './ledger.ts';
import { pathOf, routeOf } from './routes.ts';

const counts = (scans: number, asked = 0, answered = 0, talkSeconds = 0): Counts => ({
  scans,
  asked,
  answered,
  talkSeconds,
});
const placement = (id: string, kind: Placement['kind'] = 'poster', scans = 1): Placement => ({
  id: id as Placement['id'],
  batch: null,
  kind,
  label: id,
  address: null,
  code: id,
  url: `https://exemple.fr/q/${id}`,
  state: 'live',
  expiresAt: null,
  counts: counts(scans),
});
const batch = (id: string, createdAt: string, placements: Placement[]): Batch => ({
  id: id as Batch['id'],
  label: id,
  createdAt,
  placements,
});

describe('sums', () => {
  test('nothing sums to nothing', () => {
    expect(sum([])).toEqual(noCounts);
  });
  test('every count is summed', () => {
    expect(sum([{ counts: counts(10, 4, 3, 600) }, { counts: counts(5, 1, 1, 30) }])).toEqual(counts(15, 5, 4, 630));
  });
  test('a share needs something to be a share of', () => {
    expect(answeredPercent(counts(9))).toBeNull();
    expect(answeredPercent(counts(9, 3, 2))).toBe(67);
  });
});

describe('the ledger’s blocks', () => {
  const list = {
    batches: [
      batch('old', '2026-01-01T00:00:00Z', [placement('a')]),
      batch('new', '2026-02-01T00:00:00Z', [placement('b', 'link', 2), placement('c', 'link', 3)]),
    ],
    others: [placement('d'), placement('e', 'screen')],
  };
  test('come newest first, then what was made alone, without screens', () => {
    expect(groups(list).map(({ key }) => key)).toEqual(['new', 'old', 'others']);
    expect(groups(list).map(({ placements }) => placements.length)).toEqual([2, 1, 1]);
    expect(groups(list).map(({ counts: { scans } }) => scans)).toEqual([5, 1, 1]);
  });
  test('have no block for screens alone', () => {
    expect(groups({ batches: [], others: [placement('e', 'screen')] })).toEqual([]);
  });
  test('show a change wherever the placement is', () => {
    const renamed = { ...placement('c'), label: 'renamed' };
    expect(withPlacement(list, renamed).batches[1]?.placements[1]?.label).toBe('renamed');
    expect(withPlacement(list, { ...placement('d'), label: 'x' }).others[0]?.label).toBe('x');
  });
});

test('a screen’s name follows from its label', () => {
  expect(suggestedName('Hall de la gare, été 2026')).toBe('hall-de-la-gare-ete-2026');
  expect(suggestedName('  !  ')).toBe('');
  expect(suggestedName('é'.repeat(80)).length).toBe(60);
});

describe('the console’s addresses', () => {
  test('lead back to their routes', () => {
    for (const route of [
      { page: 'campaigns' },
      { page: 'new_campaign' },
      { page: 'campaign', campaign: 'a b/c' },
      { page: 'routing', campaign: 'a b/c' },
      { page: 'teams' },
      { page: 'team', team: 'a b/c' },
    ] as const) {
      expect(routeOf(pathOf(route))).toEqual(route);
    }
  });
  test('that name nothing are unknown', () => {
    for (const path of ['/', '/dashboard', '/console/other', '/console/campaigns/a/b', '/console/teams/a/b']) {
      expect(routeOf(path)).toEqual({ page: 'unknown' });
    }
    expect(routeOf('/console/numbers/year/team/day')).toEqual({ page: 'unknown', of: 'numbers' });
  });
  test('survive a broken escape', () => {
    expect(routeOf('/console/campaigns/%E0%A4%A')).toEqual({ page: 'campaign', campaign: '%E0%A4%A' });
  });
});
