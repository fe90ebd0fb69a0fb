import type { Static } from 'typebox';
import { describe, expect, it } from 'vitest';
import { useCallbackServers } from '../../test/support/callback-servers.ts';
import { until } from '../../test/support/until.ts';
import type { BookCallback, ToCaller } from '../contract/caller-socket.ts';
import type { CallId, VisitId } from '../contract/ids.ts';
import { ahead } from '../platform/sql.ts';
import { createCallerCallbacks } from './caller-callbacks.ts';

const { at, db, placement, firstSlot, book, begins, row, newVisit } = useCallbackServers();

/** A page's socket at one of the servers, without the socket: what it is told, and the call that it was tied to. */
function openPage(visit: VisitId, server = 0) {
  const heard: ToCaller[] = [];
  const page = { visit, placement: placement(), call: null as CallId | null };
  const { callbacks, app } = at(server);
  const told = (type: ToCaller['type']) => heard.filter((message) => message.type === type);
  return {
    heard,
    page,
    callbacks: createCallerCallbacks({
      callbacks,
      nudges: app.nudges,
      log: app.log,
      peer: { send: (message) => heard.push(message) },
      page: () => page,
      attach: async (call) => {
        page.call = call;
      },
    }),
    told,
    last: () => heard.findLast((message) => message.type === 'callback')?.callback.state ?? 'nothing',
    async hears(state: string): Promise<void> {
      await until(() => (this.last() === state ? null : `told ${this.last()}, not ${state}`), 5);
    },
  };
}

const wish: Pick<Static<typeof BookCallback>, 'kind' | 'languages' | 'push'> = {
  kind: 'audio',
  languages: ['fr'],
  push: null,
};

async function bookedPage(server = 0) {
  const open = openPage(await newVisit(), server);
  await open.callbacks.book({ type: 'book_callback', from: await firstSlot(), ...wish });
  const kept = open.heard.find((message) => message.type === 'callback_kept');
  const id = await at(0).callbacks.ofVisit(open.page.visit);
  if (id === null || kept === undefined) throw new Error('nothing was booked');
  return { ...open, id, secret: kept.secret };
}

describe('a page that books a callback', () => {
  it('is told the times, the secret once, and how its callback stands', async () => {
    const { callbacks, heard, page } = openPage(await newVisit());
    await callbacks.askSlots();
    expect(heard).toMatchObject([{ type: 'slots', timeZone: 'Europe/Paris', pushKey: expect.any(String) }]);
    await callbacks.book({ type: 'book_callback', from: await firstSlot(), ...wish });
    expect(heard.slice(1)).toMatchObject([
      { type: 'callback_kept', secret: expect.stringMatching(/^[\w-]{32}$/) },
      { type: 'callback', callback: { state: 'booked', timeZone: 'Europe/Paris' } },
    ]);
    expect(page.call).toBeNull();
    callbacks.close();
  });

  it('goes on to its call by itself when the time comes, and hears so in order', async () => {
    const open = await bookedPage();
    await begins(open.id);
    await at(1).callbacks.due(open.id);
    await until(() => (open.page.call === null ? 'the page has no call' : null), 5);
    expect(open.page.call).toBe((await row(open.id)).call_id);
    expect(open.heard.slice(-2).map(({ type }) => type)).toEqual(['callback', 'call_kept']);
    expect(open.last()).toBe('taken');
    open.callbacks.close();
  });

  it('needs no news for it: its own clock brings it to its time', async () => {
    const { id, visit } = await book();
    await db()
      .updateTable('callbacks')
      .set({ slot_from: ahead(1), slot_to: ahead(1_800) })
      .where('id', '=', id)
      .execute();
    const open = openPage(visit);
    await open.callbacks.resume();
    expect(open.last()).toBe('booked');
    await until(() => (open.page.call === null ? 'the page has no call' : null), 5);
    open.callbacks.close();
  });

  it('has its callback again after a reload, at another server, without the secret', async () => {
    const { id, page, callbacks } = await bookedPage();
    callbacks.close();
    const reloaded = openPage(page.visit, 1);
    await reloaded.callbacks.resume();
    expect(reloaded.last()).toBe('booked');
    await reloaded.callbacks.cancel();
    expect(reloaded.last()).toBe('cancelled');
    expect((await row(id)).state).toBe('cancelled');
    await expect(reloaded.callbacks.cancel()).rejects.toMatchObject({ code: 'not_now' });
  });

  it('can ask to be woken, once it has booked', async () => {
    const open = await bookedPage();
    await expect(
      open.callbacks.notify({
        type: 'notify_callback',
        push: { endpoint: 'https://example.org/', keys: { p256dh: '', auth: '' } },
      }),
    ).rejects.toMatchObject({ code: 'bad_message' });
    await open.callbacks.notify({ type: 'notify_callback', push: null });
    open.callbacks.close();
    const other = openPage(await newVisit());
    await expect(other.callbacks.notify({ type: 'notify_callback', push: null })).rejects.toMatchObject({
      code: 'not_now',
    });
  });

  it('hears of it when another page gives its callback back, or takes it over', async () => {
    const open = await bookedPage();
    const other = openPage(await newVisit(), 1);
    await other.callbacks.comeBack({ type: 'return_callback', secret: open.secret });
    expect(other.last()).toBe('booked');
    await expect(open.callbacks.cancel()).rejects.toMatchObject({ code: 'not_now' });
    await other.callbacks.cancel();
    await open.hears('cancelled');
    for (const { callbacks } of [open, other]) callbacks.close();
  });
});

describe('a page opened by the return link', () => {
  it('goes on to the call at once where it is time', async () => {
    const { id, secret, callbacks } = await bookedPage();
    callbacks.close();
    await begins(id);
    await at(0).callbacks.due(id);
    const back = openPage(await newVisit(), 1);
    await back.callbacks.comeBack({ type: 'return_callback', secret });
    expect(back.heard.map(({ type }) => type)).toEqual(['callback', 'call_kept']);
    expect(back.last()).toBe('taken');
    expect(back.page.call).toBe((await row(id)).call_id);
    expect((await at(0).calls.resume(back.page.visit, back.told('call_kept').map(resumeOf)[0] ?? '')) ?? null).toBe(
      back.page.call,
    );
  });

  it('leaves the call to it where the page that booked is open too', async () => {
    const open = await bookedPage();
    const back = openPage(await newVisit(), 1);
    await back.callbacks.comeBack({ type: 'return_callback', secret: open.secret });
    await begins(open.id);
    await at(0).callbacks.due(open.id);
    await until(() => (back.page.call === null ? 'the page has no call' : null), 5);
    await open.hears('taken');
    expect(open.page.call).toBeNull();
    for (const { callbacks } of [open, back]) callbacks.close();
  });

  it('is told that the time is over, and that a link leads nowhere', async () => {
    const { id, secret, callbacks } = await bookedPage();
    callbacks.close();
    await begins(id, 31);
    const back = openPage(await newVisit());
    await back.callbacks.comeBack({ type: 'return_callback', secret });
    expect(back.last()).toBe('missed');
    expect(back.page.call).toBeNull();
    await expect(back.callbacks.comeBack({ type: 'return_callback', secret: 'x'.repeat(32) })).rejects.toMatchObject({
      code: 'call_over',
    });
  });
});

const resumeOf = (message: ToCaller): string => (message.type === 'call_kept' ? message.resume : '');
