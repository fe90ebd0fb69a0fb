import { describe, expect, test } from 'vitest';
import type { CounselorCall, Desk, OfferView } from '../../server/contract/counselor-socket.ts';
import { bannerOf, countdown, draftState, longestNote, panelOf, recordTime } from './desk-view.ts';

const id = '00000000-0000-4000-8000-000000000001';
const origin: CounselorCall['origin'] = {
  campaign: 'c',
  placement: 'p',
  placementKind: 'poster',
  address: null,
  known: null,
};
const call = (state: CounselorCall['state']): CounselorCall => ({
  id: id as CounselorCall['id'],
  state,
  kind: 'video',
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
});
const offer: OfferView = {
  id: id as OfferView['id'],
  fence: 1,
  kind: 'video',
  origin,
  languages: [],
  waitedSeconds: 3,
  secondsLeft: 20,
  isCallback: false,
  call: id as OfferView['call'],
  room: null,
};
const desk = (change: Partial<Desk> = {}): Desk => ({
  presence: 'away',
  since: '2026-03-05T10:00:00Z',
  awayReason: null,
  offer: null,
  call: null,
  queue: { waiting: 0, longestWaitSeconds: 0, available: 0 },
  missedOffers: 0,
  ...change,
});

const tab = (checked: boolean, elsewhere = false) => ({ checked, elsewhere });

describe('which panel shows', () => {
  test('before the first word of the server, that we are connecting', () => {
    expect(panelOf(null, 'connecting', tab(true))).toBe('connecting');
    expect(panelOf(null, 'reconnecting', tab(true))).toBe('connecting');
  });
  test('camera and microphone are checked before anything else', () => {
    expect(panelOf(desk(), 'open', tab(false))).toBe('check');
    expect(panelOf(desk(), 'open', tab(true))).toBe('idle');
  });
  test('a ringing offer comes before the check: a caller waits', () => {
    expect(panelOf(desk({ offer }), 'open', tab(false))).toBe('ringing');
  });
  test('a call stays while the server is away', () => {
    for (const connection of ['open', 'reconnecting', 'connecting'] as const) {
      expect(panelOf(desk({ call: call('connecting') }), connection, tab(false))).toBe('call');
      expect(panelOf(desk({ call: call('active') }), connection, tab(true))).toBe('call');
      expect(panelOf(desk({ call: call('wrap_up') }), connection, tab(true))).toBe('wrap_up');
    }
  });
  test('a second tab is told where the call is', () => {
    expect(panelOf(desk({ call: call('active') }), 'replaced', tab(true))).toBe('elsewhere_in_call');
    expect(panelOf(desk({ call: call('wrap_up') }), 'replaced', tab(true))).toBe('elsewhere');
    expect(panelOf(null, 'replaced', tab(true))).toBe('elsewhere');
  });
  test('a tab that does not have the call says where it is, and is a desk again after it', () => {
    expect(panelOf(desk({ call: call('active') }), 'open', tab(true, true))).toBe('elsewhere_in_call');
    expect(panelOf(desk({ call: call('wrap_up') }), 'open', tab(true, true))).toBe('elsewhere');
    expect(panelOf(desk(), 'open', tab(true, true))).toBe('idle');
  });
  test('a session that is over shows the login, whatever was on the desk', () => {
    expect(panelOf(desk({ call: call('active') }), 'signed_out', tab(true))).toBe('signed_out');
    expect(panelOf(desk(), 'forbidden', tab(true))).toBe('forbidden');
  });
});

describe('what is said of the connection', () => {
  test('nothing while it holds, or before there was one', () => {
    expect(bannerOf(desk(), 'open')).toBe('none');
    expect(bannerOf(null, 'connecting')).toBe('none');
    expect(bannerOf(desk(), 'replaced')).toBe('none');
  });
  test('in a call, that the call goes on', () => {
    expect(bannerOf(desk({ call: call('active') }), 'reconnecting')).toBe('reconnecting_in_call');
    expect(bannerOf(desk({ call: call('wrap_up') }), 'reconnecting')).toBe('reconnecting');
    expect(bannerOf(desk(), 'reconnecting')).toBe('reconnecting');
  });
  test('in writing, that what is written goes out later', () => {
    const inWriting = desk({ call: { ...call('active'), kind: 'text' } });
    expect(bannerOf(inWriting, 'reconnecting')).toBe('reconnecting_in_writing');
  });
});

describe('the countdown of an offer', () => {
  test('runs on the page’s own clock from when the offer was heard', () => {
    expect(countdown({ secondsLeft: 20 }, 1000, 1000, 20)).toEqual({ seconds: 20, share: 1 });
    expect(countdown({ secondsLeft: 20 }, 1000, 11_000, 20)).toEqual({ seconds: 10, share: 0.5 });
  });
  test('shows the second that has begun', () => {
    expect(countdown({ secondsLeft: 20 }, 0, 19_500, 20).seconds).toBe(1);
  });
  test('stops at nothing', () => {
    expect(countdown({ secondsLeft: 20 }, 0, 60_000, 20)).toEqual({ seconds: 0, share: 0 });
  });
  test('never shows more than all', () => {
    expect(countdown({ secondsLeft: 30 }, 5000, 0, 20)).toEqual({ seconds: 30, share: 1 });
    expect(countdown({ secondsLeft: 5 }, 0, 0, 0).share).toBe(0);
  });
});

describe('the time for a record', () => {
  test('is told in minutes that have begun', () => {
    expect(recordTime(600, 0, 0)).toEqual({ minutes: 10, last: false });
    expect(recordTime(600, 1_000, 2_000)).toEqual({ minutes: 10, last: false });
    expect(recordTime(61, 0, 0)).toEqual({ minutes: 2, last: false });
  });
  test('has a last minute, and no countdown in it', () => {
    expect(recordTime(60, 0, 0)).toEqual({ minutes: 0, last: true });
    expect(recordTime(60, 0, 90_000)).toEqual({ minutes: 0, last: true });
  });
  test('is not made longer by a clock that goes backwards', () => {
    expect(recordTime(120, 5_000, 0)).toEqual({ minutes: 2, last: false });
  });
});

describe('how a record stands', () => {
  const known = { note: 'a', disposition: null };
  test('it is saved only when the server has the same', () => {
    expect(draftState(known, known, 'open')).toBe('saved');
    expect(draftState({ note: 'ab', disposition: null }, known, 'open')).toBe('unsaved');
    expect(draftState({ note: 'a', disposition: 'helped' }, known, 'open')).toBe('unsaved');
  });
  test('what can’t be sent now is kept here', () => {
    expect(draftState({ note: 'ab', disposition: null }, known, 'reconnecting')).toBe('offline');
  });
  test('what is too long is not called saved', () => {
    expect(draftState({ note: 'x'.repeat(longestNote + 1), disposition: null }, known, 'open')).toBe('too_long');
  });
});
