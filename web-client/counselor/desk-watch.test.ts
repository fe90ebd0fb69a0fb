import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Written } from '../../server/contract/caller-socket.ts';
import type { CounselorCall, Desk, OfferView, PresenceToday } from '../../server/contract/counselor-socket.ts';
import type { DeskState } from '../data/desk.ts';
import { hearMessages, newMessageId, noConversation } from '../lib/conversation.ts';
import { nothingLive } from '../lib/live-text.ts';
import { createStore } from '../lib/store.ts';
import { createDayKeeper, dayNow } from './day-keeper.ts';
import { createEndingWatch, offerEnding } from './offer-ending.ts';
import { createUnreadWatch } from './unread-watch.ts';

// What the dashboard keeps beside the desk: why an offer went away, how the day goes, what was not read yet.

const id = '00000000-0000-4000-8000-000000000001';
const origin: CounselorCall['origin'] = {
  campaign: 'c',
  placement: 'p',
  placementKind: 'poster',
  address: null,
  known: null,
};
const offer: OfferView = {
  id: id as OfferView['id'],
  fence: 4,
  kind: 'video',
  origin,
  languages: [],
  waitedSeconds: 3,
  secondsLeft: 20,
  isCallback: false,
  call: id as OfferView['call'],
  room: null,
};
const call: CounselorCall = {
  id: id as CounselorCall['id'],
  state: 'active',
  kind: 'text',
  origin,
  languages: [],
  activeSince: null,
  talkSeconds: 0,
  room: null,
  recordSecondsLeft: null,
  exited: false,
  disposition: null,
  note: '',
  referrals: [],
  summary: { wanted: false, text: null, answer: null },
};
const desk = (change: Partial<Desk> = {}): Desk => ({
  presence: 'available',
  since: '2026-03-05T10:00:00Z',
  awayReason: null,
  offer: null,
  call: null,
  queue: { waiting: 0, longestWaitSeconds: 0, available: 0 },
  missedOffers: 0,
  ...change,
});
const ringing = desk({ presence: 'offered', offer });
const storeOf = (shown: Desk | null = null) =>
  createStore<DeskState>({
    connection: 'open',
    desk: shown,
    heardAt: 0,
    refused: null,
    conversation: noConversation,
    callerTyping: false,
    readAlong: nothingLive,
    live: false,
    writingFailed: false,
  });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('an offer that went away', () => {
  test('says nothing where it became a call, or another one rings', () => {
    expect(offerEnding(ringing, desk({ presence: 'busy', call }), null)).toBeNull();
    expect(offerEnding(ringing, desk({ presence: 'offered', offer: { ...offer, fence: 5 } }), null)).toBeNull();
    expect(offerEnding(desk(), desk(), null)).toBeNull();
  });
  test('was declined where it was declined here', () => {
    expect(offerEnding(ringing, desk(), offer.fence)).toBe('declined');
    expect(offerEnding(ringing, desk(), offer.fence - 1)).toBe('caller_left');
  });
  test('was missed where the server counts one more', () => {
    expect(offerEnding(ringing, desk({ missedOffers: 1 }), null)).toBe('missed');
    const setAway = desk({ presence: 'away', awayReason: 'missed_offers', missedOffers: 2 });
    expect(offerEnding({ ...ringing, missedOffers: 1 }, setAway, null)).toBe('missed');
  });
  test('was taken back where the server had lost sight of this desk', () => {
    expect(offerEnding(ringing, desk({ presence: 'away' }), null)).toBe('lost');
  });
  test('is told of for a while, and no longer once another one rings', () => {
    const store = storeOf(ringing);
    const watch = createEndingWatch(store);
    store.set({ desk: desk() });
    expect(watch.state.ending).toBe('caller_left');
    store.set({ desk: { ...ringing, offer: { ...offer, fence: 5 } } });
    expect(watch.state.ending).toBeNull();
    store.set({ desk: desk() });
    vi.advanceTimersByTime(60_000);
    expect(watch.state.ending).toBeNull();
    watch.close();
  });
});

describe('the day', () => {
  const today: PresenceToday = { available: 100, offered: 5, busy: 40, wrap_up: 20, away: 10 };
  test('goes on in the present state between two answers', () => {
    expect(dayNow({ today, heardAt: 1_000 }, 'busy', 31_999)).toEqual({ ...today, busy: 70 });
    expect(dayNow({ today, heardAt: 1_000 }, 'offline', 31_000)).toEqual(today);
    expect(dayNow({ today: null, heardAt: 0 }, 'busy', 31_000)).toBeNull();
  });
  test('is asked for at each change of state, each minute, and not while the server is away', async () => {
    const store = storeOf();
    let asked = 0;
    const load = async () => {
      asked += 1;
      if (asked === 2) throw new Error('unreachable');
      return today;
    };
    const keeper = createDayKeeper(store, load, () => 0);
    expect(asked).toBe(0);
    store.set({ desk: desk() });
    store.set({ desk: desk({ queue: { waiting: 1, longestWaitSeconds: 2, available: 0 } }) });
    expect(asked).toBe(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toBe(2);
    expect(keeper.state.today).toEqual(today);
    store.set({ connection: 'reconnecting' });
    store.set({ desk: desk({ presence: 'away' }) });
    expect(asked).toBe(2);
    store.set({ connection: 'open' });
    expect(asked).toBe(3);
    keeper.close();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toBe(3);
  });
});

describe('what was not read yet', () => {
  const message = (number: number, author: Written['author']): Written => ({
    id: newMessageId(),
    number,
    author,
    text: 'a',
    at: '2026-03-05T10:00:00Z',
  });
  test('is counted while nobody looks, sounds once for each news, and is read by looking', () => {
    const store = storeOf(desk({ call }));
    let present = true;
    let looked = () => {};
    let chimes = 0;
    const attention = {
      present: () => present,
      onChange: (listener: () => void) => {
        looked = listener;
        return () => {};
      },
    };
    const watch = createUnreadWatch(store, attention, () => {
      chimes += 1;
    });
    const hear = (...messages: Written[]) =>
      store.set({ conversation: hearMessages(store.state.conversation, { call: call.id, messages }) });

    hear(message(1, 'caller'));
    expect([watch.state.unread, chimes]).toEqual([0, 0]);
    present = false;
    hear(message(2, 'counselor'));
    expect([watch.state.unread, chimes]).toEqual([0, 0]);
    hear(message(3, 'caller'), message(4, 'caller'));
    expect([watch.state.unread, chimes]).toEqual([2, 1]);
    present = true;
    looked();
    expect([watch.state.unread, chimes]).toEqual([0, 1]);
    present = false;
    hear(message(5, 'caller'));
    expect(watch.state.unread).toBe(1);
    store.set({ conversation: noConversation });
    expect([watch.state.unread, chimes]).toEqual([0, 2]);
    watch.close();
  });
});
