import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CounselorCall, CounselorMessage, Desk } from '../../server/contract/counselor-socket.ts';
import type { CallId } from '../../server/contract/ids.ts';
import type { Referral } from '../../server/contract/referrals.ts';
import type { SummaryProposal } from '../../server/contract/summaries.ts';
import type { DeskState } from '../data/desk.ts';
import { noConversation } from '../lib/conversation.ts';
import { nothingLive } from '../lib/live-text.ts';
import { createStore } from '../lib/store.ts';
import { createReferralKeeper } from './referral-keeper.ts';

const callId = (number: number): CallId => JSON.parse(`"0193a1b2-0000-7000-8000-00000000000${number}"`);
const unasked: SummaryProposal = { wanted: false, text: null, answer: null };
const callOf = (id: CallId): CounselorCall => ({
  id,
  state: 'active',
  kind: 'text',
  origin: { campaign: 'c', placement: 'p', placementKind: 'poster', address: null, known: null },
  languages: [],
  activeSince: '2026-01-01T00:00:00Z',
  talkSeconds: 0,
  room: null,
  recordSecondsLeft: null,
  exited: false,
  disposition: null,
  note: '',
  referrals: [],
  summary: unasked,
});
const deskWith = (call: CounselorCall | null): Desk => ({
  presence: call === null ? 'available' : 'busy',
  since: '2026-01-01T00:00:00Z',
  awayReason: null,
  offer: null,
  call,
  queue: { waiting: 0, longestWaitSeconds: 0, available: 0 },
  missedOffers: 0,
});

/** A keeper at a desk in a call, and a server of the test's own that takes what is said and shows it when it is asked to. */
function atDesk() {
  const desk = createStore<DeskState>({
    connection: 'open',
    desk: deskWith(callOf(callId(1))),
    heardAt: 0,
    refused: null,
    conversation: noConversation,
    callerTyping: false,
    readAlong: nothingLive,
    live: false,
    writingFailed: false,
  });
  let { referrals, summary } = callOf(callId(1));
  let losing = false;
  const said: CounselorMessage[] = [];
  const take = (message: CounselorMessage) => {
    said.push(message);
    if (message.type === 'give_written' && !referrals.some(({ id }) => id === message.id)) {
      const given: Referral = { ...message.written, id: message.id, structure: null };
      referrals = [...referrals, given];
    }
    if (message.type === 'propose_summary') summary = { ...summary, text: message.text };
  };
  const show = (change: Partial<CounselorCall> = {}) => {
    const call = desk.state.desk?.call;
    if (call) desk.set({ desk: deskWith({ ...call, referrals, summary, ...change }) });
  };
  const keeper = createReferralKeeper(
    {
      get state() {
        return desk.state;
      },
      subscribe: desk.subscribe,
      send(message) {
        if (desk.state.refused !== null) desk.set({ refused: null });
        if (desk.state.connection !== 'open') return false;
        if (!losing) take(message);
        return true;
      },
    },
    async () => [],
  );
  return {
    keeper,
    said,
    show,
    server: () => ({ given: referrals.map(({ name }) => name), summary }),
    /** What is said from now on arrives nowhere, though the page does not know it yet. */
    lose() {
      losing = true;
    },
    cut: () => desk.set({ connection: 'reconnecting' }),
    reconnect() {
      losing = false;
      desk.set({ connection: 'open', refused: null });
      show();
    },
    refuse: (to: CounselorMessage['type']) =>
      desk.set({ refused: { type: 'refused', code: 'not_now', detail: '', to } }),
    answer(answer: 'kept' | 'refused') {
      summary = { ...summary, text: null, answer };
      show();
    },
    call(call: CounselorCall | null) {
      ({ referrals, summary } = call ?? callOf(callId(1)));
      desk.set({ desk: deskWith(call) });
    },
  };
}

describe('an address that is written by hand', () => {
  it('stays half written when the talk ends and its record is written, and can be given then', () => {
    const { keeper, show, server } = atDesk();
    keeper.openByHand();
    keeper.editByHand({ name: 'Foyer' });
    show({ state: 'wrap_up' });
    keeper.editByHand({ address: '3 rue des Lilas' });
    expect(keeper.state.byHand?.text).toMatchObject({ name: 'Foyer', address: '3 rue des Lilas' });
    keeper.giveByHand();
    expect(keeper.state.byHand).not.toBeNull();
    show();
    expect([keeper.state.byHand, server().given]).toEqual([null, ['Foyer']]);
  });

  it('is forgotten with its call', () => {
    const { keeper, call } = atDesk();
    keeper.ask('mai');
    keeper.openByHand();
    keeper.openSummary();
    keeper.editByHand({ name: 'Foyer' });
    call(callOf(callId(2)));
    expect(keeper.state).toMatchObject({ asked: '', byHand: null, summing: null });
    keeper.openByHand();
    expect(keeper.state.byHand?.text.name).toBe('');
    call(null);
    expect(keeper.state.byHand).toBeNull();
  });

  it('stays where something is wrong with it, and says where', () => {
    const { keeper, said } = atDesk();
    keeper.openByHand();
    keeper.editByHand({ phone: 'soon' });
    keeper.giveByHand();
    expect(keeper.state.byHand?.wrong).toEqual(['name', 'phone']);
    keeper.editByHand({ name: 'Foyer' });
    expect(keeper.state.byHand?.wrong).toEqual(['phone']);
    expect(said).toEqual([]);
  });

  it('stays where it is given without a connection, and where it is refused', () => {
    const { keeper, cut, reconnect, refuse, said, lose } = atDesk();
    keeper.openByHand();
    keeper.editByHand({ name: 'Foyer' });
    cut();
    keeper.giveByHand();
    expect(keeper.state.byHand).toMatchObject({ text: { name: 'Foyer' }, sent: null });
    reconnect();
    expect(said).toEqual([]);
    lose();
    keeper.giveByHand();
    expect(keeper.state.byHand?.sent).not.toBeNull();
    refuse('give_written');
    expect(keeper.state.byHand).toMatchObject({ text: { name: 'Foyer' }, sent: null });
  });

  it('is sent again where it was lost on its way, and given once where its answer was', () => {
    for (const lost of [true, false]) {
      const { keeper, lose, cut, reconnect, server, show } = atDesk();
      keeper.openByHand();
      keeper.editByHand({ name: 'Foyer' });
      if (lost) lose();
      keeper.giveByHand();
      cut();
      reconnect();
      show();
      expect([server().given, keeper.state.byHand]).toEqual([['Foyer'], null]);
    }
  });

  it('is lost by nothing but its counselor, and given as often as they gave it', () => {
    const step = fc.oneof(
      fc.record({
        type: fc.constant('edit' as const),
        name: fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme-ascii' }),
      }),
      fc.record({
        type: fc.constantFrom(
          'give' as const,
          'show' as const,
          'wrap_up' as const,
          'lose' as const,
          'cut' as const,
          'reconnect' as const,
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { keeper, show, lose, cut, reconnect, server } = atDesk();
        let typed = '';
        const gave = new Set<string>();
        for (const taken of steps) {
          switch (taken.type) {
            case 'edit':
              keeper.openByHand();
              keeper.editByHand({ name: taken.name });
              typed = taken.name;
              break;
            case 'give':
              keeper.giveByHand();
              if (keeper.state.byHand?.sent) gave.add(typed.trim());
              break;
            case 'wrap_up':
              show({ state: 'wrap_up' });
              break;
            case 'show':
              show();
              break;
            case 'lose':
              lose();
              break;
            case 'cut':
              cut();
              break;
            case 'reconnect':
              cut();
              reconnect();
          }
          const { byHand, given } = keeper.state;
          const here = byHand?.text.name === typed || given.some(({ name }) => name === typed.trim());
          expect(typed === '' || here).toBe(true);
        }
        cut();
        reconnect();
        show();
        const names = server().given;
        if (keeper.state.byHand === null && typed !== '') expect(names).toContain(typed.trim());
        expect([...gave]).toEqual(expect.arrayContaining(names));
      }),
    );
  });
});

describe('a summary', () => {
  it('stays half written when the talk ends, and is closed once the desk shows it', () => {
    const { keeper, show, server } = atDesk();
    keeper.openSummary();
    keeper.editSummary('Looks for a room');
    show({ state: 'wrap_up' });
    expect(keeper.state.summing?.text).toBe('Looks for a room');
    keeper.editSummary('Looks for a room. ');
    keeper.proposeSummary();
    expect(keeper.state.summing?.sent).toBe(true);
    show();
    expect([keeper.state.summing, server().summary.text]).toEqual([null, 'Looks for a room.']);
  });

  it('begins with what was proposed, and needs no proposing where nothing was changed', () => {
    const { keeper, show, said } = atDesk();
    keeper.openSummary();
    keeper.editSummary('Looks for a room');
    keeper.proposeSummary();
    show();
    keeper.openSummary();
    expect(keeper.state.summing?.text).toBe('Looks for a room');
    keeper.proposeSummary();
    expect([keeper.state.summing, said.length]).toEqual([null, 1]);
  });

  it('that is being changed when the caller answers stays to be read', () => {
    const { keeper, show, answer } = atDesk();
    keeper.openSummary();
    keeper.editSummary('Looks for a room');
    keeper.proposeSummary();
    show();
    keeper.openSummary();
    keeper.editSummary('Looks for a room in Aubenas');
    answer('kept');
    expect(keeper.state.summing).toMatchObject({ text: 'Looks for a room in Aubenas', sent: false });
    keeper.leaveSummary();
    expect(keeper.state.summing).toBeNull();
  });

  it('that nobody changed is gone when the caller answers', () => {
    for (const change of [true, false]) {
      const { keeper, show, answer } = atDesk();
      keeper.openSummary();
      keeper.editSummary('Looks for a room');
      keeper.proposeSummary();
      // The answer may be the first that is heard of it.
      if (change) {
        show();
        keeper.openSummary();
      }
      answer('kept');
      expect(keeper.state.summing).toBeNull();
    }
  });

  it('that is refused, or can’t be sent, is still there', () => {
    const { keeper, refuse, cut, reconnect, lose, show } = atDesk();
    keeper.openSummary();
    keeper.editSummary('Looks for a room');
    lose();
    keeper.proposeSummary();
    refuse('propose_summary');
    expect(keeper.state.summing).toMatchObject({ text: 'Looks for a room', sent: false });
    cut();
    keeper.proposeSummary();
    expect(keeper.state.summing?.sent).toBe(false);
    reconnect();
    lose();
    keeper.proposeSummary();
    cut();
    reconnect();
    show();
    expect([keeper.state.summing, keeper.state.summary?.text]).toEqual([null, 'Looks for a room']);
  });
});

describe('the end of a record', () => {
  it('waits where something would be lost with it, and says so each time', () => {
    const { keeper, show } = atDesk();
    expect(keeper.hold()).toBe(false);
    keeper.openByHand();
    keeper.openSummary();
    expect(keeper.hold()).toBe(false);
    keeper.editByHand({ address: '3 rue des Lilas' });
    expect([keeper.hold(), keeper.hold(), keeper.state.held]).toEqual([true, true, 2]);
    keeper.editByHand({ name: 'Foyer' });
    keeper.leaveSummary();
    keeper.giveByHand();
    show();
    expect([keeper.unsaid, keeper.hold(), keeper.state.held]).toEqual([false, false, 0]);
  });

  it('does not wait for what can’t be proposed any more', () => {
    const { keeper, answer } = atDesk();
    keeper.openSummary();
    keeper.editSummary('Looks for a room');
    expect(keeper.unsaid).toBe(true);
    answer('refused');
    expect([keeper.unsaid, keeper.state.summing?.text]).toEqual([false, 'Looks for a room']);
  });
});
