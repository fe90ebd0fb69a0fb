import { describe, expect, it } from 'vitest';
import { createCampaign, createTeam } from '../../test/support/campaigns.ts';
import { useQueueServers } from '../../test/support/queue-servers.ts';
import { openVisit, placementOf } from '../../test/support/queue-services.ts';
import type { CallId } from '../contract/ids.ts';
import { newId } from '../platform/ids.ts';
import { callerPresenceRepository } from './presence-repository.ts';

// The longest queue of a campaign, at two servers over one database.

const { at, db } = useQueueServers(2);

/** A campaign for the team that lets so many wait, and how its callers ask at a server. */
async function campaign(team: string, longest_queue: number | null) {
  const placement = await placementOf(db(), (await createCampaign(db(), [{ team_id: team }], { longest_queue })).code);
  const ask = async (server: number) =>
    at(server).calls.begin(placement, await openVisit(db(), placement), { kind: 'text', languages: [] });
  return { placement, ask };
}

const full = { code: 'queue_full' };

describe('the longest queue', () => {
  it('is kept by many who ask at once at two servers, and has room again when somebody leaves', async () => {
    const { ask } = await campaign(await createTeam(db()), 3);
    const asked = await Promise.allSettled(Array.from({ length: 12 }, (_, number) => ask(number)));
    const refused = asked.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => reason)).toEqual(Array.from({ length: 9 }, () => expect.objectContaining(full)));
    const [first] = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    if (first === undefined) throw new Error('nobody was let in');
    await at(0).calls.apply(first.id, { type: 'caller_hung_up' });
    await ask(1);
    await expect(ask(0)).rejects.toMatchObject(full);
  });

  it('counts those of the campaign, for whichever team they wait, and nobody else', async () => {
    const team = await createTeam(db());
    const [busy, small] = [await campaign(team, null), await campaign(team, 2)];
    for (const server of [0, 1, 0]) await busy.ask(server);
    const { id } = await small.ask(0);
    await db()
      .updateTable('queue_entries')
      .set({ team_id: await createTeam(db()) })
      .where('call_id', '=', id)
      .execute();
    await small.ask(1);
    await expect(small.ask(0)).rejects.toMatchObject(full);
  });

  it('lets in who booked a time, and counts them once they are there', async () => {
    const { placement, ask } = await campaign(await createTeam(db()), 1);
    const first = await ask(0);
    const now = Date.now();
    const callback = { from: now - 1_000, heldUntil: now + 600_000 };
    const visit = await openVisit(db(), placement);
    const booked = await db()
      .transaction()
      .execute((tx) => at(0).calls.beginIn(tx, placement, visit, { kind: 'text', languages: [], callback }));
    const hangUp = (call: CallId) => at(0).calls.apply(call, { type: 'caller_hung_up' });
    await hangUp(first.id);
    const second = await ask(1);
    await callerPresenceRepository.arrived(db(), booked.id, newId());
    await hangUp(second.id);
    await expect(ask(1)).rejects.toMatchObject(full);
  });
});
