import { describe, expect, it } from 'vitest';
import { createCampaign, createTeam } from '../../test/support/campaigns.ts';
import { useQueueServers } from '../../test/support/queue-servers.ts';
import { addCounselor, openVisit, placementOf } from '../../test/support/queue-services.ts';
import { until } from '../../test/support/until.ts';
import { newId } from '../platform/ids.ts';
import type { ServerId } from '../signalling/leases.ts';
import { dispatchRepository } from './repository.ts';

// A caller who enters while nobody matches, and while somebody does, at two servers over one database.

const { at, db } = useQueueServers(2);

/** A team with a counselor who is free, and how somebody asks for it at a server. */
async function openTeam() {
  const placement = await placementOf(db(), (await createCampaign(db(), [{ team_id: await createTeam(db()) }])).code);
  const there = newId<ServerId>();
  await db().insertInto('servers').values({ id: there }).execute();
  const counselor = await addCounselor(db(), placement);
  await db()
    .updateTable('presence')
    .set({ server_id: there, left_at: null })
    .where('user_id', '=', counselor)
    .execute();
  const visit = await openVisit(db(), placement);
  const ask = (server = 0) => at(server).calls.begin(placement, visit, { kind: 'text', languages: [], there });
  const read = (id: string) =>
    db().selectFrom('calls').select(['state', 'counselor_id']).where('id', '=', id).executeTakeFirst();
  return { ask, read, counselor };
}

/** Does something while a server, as it seems to the others, has its turn. */
function inSomebodysTurn<Done>(work: () => Promise<Done>): Promise<Done> {
  return db()
    .transaction()
    .execute(async (tx) => {
      await dispatchRepository.takeTurn(tx, { waits: true });
      return work();
    });
}

describe('a caller who enters', () => {
  it('rings at once whoever is free', async () => {
    const { ask, read, counselor } = await openTeam();
    const { id } = await ask();
    expect(await read(id)).toEqual({ state: 'offered', counselor_id: counselor });
  });

  it('is let in at once while another server has the turn, and rings when that is over', async () => {
    const { ask, read } = await openTeam();
    const asked = await inSomebodysTurn(async () => {
      const { id } = await ask();
      expect(await read(id)).toMatchObject({ state: 'waiting' });
      return id;
    });
    await until(async () => ((await read(asked))?.state === 'offered' ? null : 'it does not ring'), 5);
  });

  it('is told why not, and leaves the one call of the visit as it was', async () => {
    const { ask, read } = await openTeam();
    const { id } = await ask();
    await expect(ask(1)).rejects.toMatchObject({ code: 'already_calling' });
    await at(1).dispatch.settle();
    expect(await read(id)).toMatchObject({ state: 'offered' });
  });
});
