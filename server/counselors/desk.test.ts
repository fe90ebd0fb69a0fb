import { describe, expect, test } from 'vitest';
import type { CounselorCall, OfferView } from '../contract/counselor-socket.ts';
import { newId } from '../platform/ids.ts';
import { deskOf, type OwnDesk } from './desk.ts';

const origin: OfferView['origin'] = {
  campaign: 'c',
  placement: 'p',
  placementKind: 'poster',
  address: null,
  known: null,
};
const offer: OfferView = {
  id: newId(),
  fence: 1,
  kind: 'video',
  origin,
  languages: [],
  waitedSeconds: 3,
  secondsLeft: 20,
  isCallback: false,
  call: newId(),
  room: null,
};
const call: CounselorCall = {
  id: newId(),
  state: 'wrap_up',
  kind: 'video',
  origin,
  languages: [],
  activeSince: null,
  talkSeconds: 60,
  room: null,
  recordSecondsLeft: 600,
  exited: false,
  disposition: null,
  note: '',
  referrals: [],
  summary: { wanted: false, text: null, answer: null },
};
const own = (change: Partial<OwnDesk['desk']>): OwnDesk => ({
  desk: {
    presence: 'offered',
    since: '2026-03-05T10:00:00Z',
    awayReason: null,
    offer: null,
    call: null,
    missedOffers: 0,
    ...change,
  },
  stamp: 's',
  left: false,
});

describe('a desk that is told again because the queue moved', () => {
  test('says how long the offer still rings, not how long it did when it was read', () => {
    expect(deskOf(own({ offer }), [], 12.5).offer?.secondsLeft).toBe(7.5);
    expect(deskOf(own({ offer }), [], 60).offer?.secondsLeft).toBe(0);
  });
  test('says how long the record still has', () => {
    expect(deskOf(own({ call }), [], 100).call?.recordSecondsLeft).toBe(500);
    expect(deskOf(own({ call: { ...call, recordSecondsLeft: null } }), [], 100).call?.recordSecondsLeft).toBeNull();
  });
  test('has neither offer nor call where there is none', () => {
    expect(deskOf(own({}), [], 5)).toMatchObject({ offer: null, call: null });
  });
});
