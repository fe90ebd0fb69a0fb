import { beforeEach, describe, expect, it } from 'vitest';
import { createCampaign, createTeam } from '../../test/support/campaigns.ts';
import { useQueueServers } from '../../test/support/queue-servers.ts';
import { addCounselor, openVisit, placementOf } from '../../test/support/queue-services.ts';
import type { CallId } from '../contract/ids.ts';
import type { PlacementOfCode } from '../placements/resolve.ts';
import { queueEntries } from './queue-entries.ts';

// Demands: what callers ask for of a team, written down once for all who ask for the same.

const { at, db } = useQueueServers(1);

let placement: PlacementOfCode;
beforeEach(async () => {
  await db().deleteFrom('queue_entries').execute();
  await db().deleteFrom('demands').execute();
  await db().updateTable('users').set({ spoken_languages: [] }).execute();
  const step = { team_id: await createTeam(db()), language: 'required' };
  placement = await placementOf(db(), (await createCampaign(db(), [step])).code);
});

async function ask(...languages: string[]): Promise<CallId> {
  const visit = await openVisit(db(), placement);
  return (await at(0).calls.begin(placement, visit, { kind: 'text', languages })).id;
}
const demands = async (): Promise<string[][]> =>
  (await db().selectFrom('demands').select('languages').orderBy('id').execute()).map((row) => row.languages);
async function speaks(...languages: string[]): Promise<void> {
  const counselor = await addCounselor(db(), placement);
  await db().updateTable('users').set({ spoken_languages: languages }).where('id', '=', counselor).execute();
}
const hangUp = (call: CallId) => at(0).calls.apply(call, { type: 'caller_hung_up' });

describe('languages that callers may name as they like', () => {
  it('are written down once where no counselor speaks them, as one that nobody does', async () => {
    await speaks('fr', 'de');
    for (const language of ['qaa', 'qab', 'qac-QM']) await ask(language);
    await ask('QAD', 'de-CH', 'fr', 'qae');
    expect(await demands()).toEqual([['und'], ['de', 'fr']]);
  });

  it('are looked at anew for those who wait, once somebody speaks them', async () => {
    const [waiting, gone] = [await ask('ti-ER'), await ask('ti')];
    await hangUp(gone);
    expect(await queueEntries.understoodBetter(db(), 10)).toEqual([]);
    await speaks('ti');
    expect(await queueEntries.understoodBetter(db(), 10)).toEqual([waiting]);
    await at(0).calls.reroute(waiting);
    expect(await queueEntries.understoodBetter(db(), 10)).toEqual([]);
    expect(await demands()).toEqual([['und'], ['ti']]);
  });
});

describe('demands that nobody makes any more', () => {
  it('are forgotten, the oldest first, and never one of a caller who waits', async () => {
    await speaks('fr', 'de', 'it');
    const calls = [await ask('fr'), await ask('de'), await ask('fr', 'de'), await ask('it')];
    for (const call of calls.slice(1)) await hangUp(call);
    expect(await queueEntries.forgetUnused(db(), 1)).toBe(2);
    expect(await demands()).toEqual([['fr'], ['it']]);
    expect(await queueEntries.forgetUnused(db(), 1)).toBe(0);
  });

  it('are written down anew for the next caller, though this server remembers their number', async () => {
    await speaks('fr');
    await hangUp(await ask('fr'));
    expect(await queueEntries.forgetUnused(db(), 0)).toBe(1);
    await ask('fr');
    expect(await demands()).toEqual([['fr']]);
  });
});
