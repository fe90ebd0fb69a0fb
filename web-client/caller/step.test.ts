import { describe, expect, it } from 'vitest';
import type { Availability, CallerCall } from '../../server/contract/caller-socket.ts';
import { errorCodes } from '../../server/contract/errors.ts';
import type { CallId } from '../../server/contract/ids.ts';
import { type StepInput, stepOf } from './step.ts';

const id: CallId = JSON.parse('"0193a1b2-0000-7000-8000-000000000001"');
const room = { url: '/sfu/ws', token: 'token', epoch: 1 };
const waiting: CallerCall = {
  state: 'waiting',
  id,
  kind: 'video',
  place: 2,
  wait: null,
  backInLine: false,
  instead: [],
  isCallback: false,
  mayWrite: true,
  room: null,
};
const writing: CallerCall = {
  state: 'writing',
  id,
  kind: 'text',
  counselor: { name: 'Samira', initials: null, picture: null },
  activeSince: null,
};
const availability: Availability = {
  free: false,
  onDuty: true,
  waiting: 1,
  wait: null,
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: ['writing', 'callback'],
};
const ringing: CallerCall = { state: 'ringing', id, kind: 'video', mayWrite: true, room: null };
const talking: CallerCall = {
  state: 'talking',
  id,
  kind: 'video',
  counselor: { name: 'Samira', initials: null, picture: null },
  room,
  activeSince: null,
};
const ended: CallerCall = { state: 'ended', id, ending: 'talked', talkSeconds: 60 };

const input = (
  caller: Partial<StepInput['caller']> = {},
  media: StepInput['media'] = { state: 'off' },
  choices: Partial<StepInput['choices']> = {},
): StepInput => ({
  caller: {
    connection: 'open',
    asked: false,
    resuming: false,
    call: null,
    refusal: null,
    callback: false,
    availability,
    ...caller,
  },
  media,
  choices: { begun: false, later: false, known: false, kind: null, turning: null, ...choices },
  missed: false,
});
const chosen = { begun: true, kind: 'video' } as const;

describe('the step that shows', () => {
  it('is the welcome, until somebody begins', () => {
    expect(stepOf(input())).toEqual({ name: 'welcome' });
    expect(stepOf(input({}, { state: 'off' }, { begun: true }))).toEqual({ name: 'before', writing: true });
  });

  it('follows what the browser allows, once a way of talking is chosen', () => {
    expect(stepOf(input({}, { state: 'asking' }, chosen)).name).toBe('asking');
    expect(stepOf(input({}, { state: 'ready', withoutCamera: 'busy' }, chosen))).toEqual({
      name: 'preview',
      kind: 'video',
      withoutCamera: 'busy',
      counselor: null,
    });
    expect(stepOf(input({}, { state: 'blocked', outcome: 'denied' }, chosen))).toMatchObject({
      name: 'blocked',
      writing: true,
    });
  });

  it('is waiting from the tap on, before the server has answered', () => {
    expect(stepOf(input({ asked: true }, { state: 'ready', withoutCamera: null }, chosen))).toMatchObject({
      name: 'waiting',
      place: null,
    });
  });

  it('goes straight back to the call after a reload, whatever was chosen before', () => {
    expect(stepOf(input({ resuming: true })).name).toBe('waiting');
    expect(stepOf(input({ call: waiting }))).toMatchObject({ name: 'waiting', nobody: false });
    const empty = { ...availability, onDuty: false };
    expect(stepOf(input({ call: waiting, availability: empty }))).toMatchObject({ name: 'waiting', nobody: true });
    expect(stepOf(input({ call: talking })).name).toBe('call');
  });

  it.each([
    [waiting, 'waiting'],
    [ringing, 'ringing'],
    [talking, 'call'],
    [writing, 'writing'],
    [ended, 'goodbye'],
  ] as const)('takes the server’s word on the call over all else: %o', (call, name) => {
    for (const media of [{ state: 'off' }, { state: 'blocked', outcome: 'denied' }] as const) {
      expect(stepOf(input({ call, asked: true, refusal: 'internal' }, media, chosen)).name).toBe(name);
      expect(stepOf(input({ call, connection: 'reconnecting' }, media, chosen)).name).toBe(name);
    }
  });

  it('tells of somebody who could not answer, while one waits again and while it rings again', () => {
    for (const call of [waiting, ringing])
      expect(stepOf({ ...input({ call }), missed: true })).toMatchObject({ missed: true });
  });

  it('says goodbye in this tab even where another one has taken the conversation', () => {
    expect(stepOf(input({ call: ended, connection: 'replaced' })).name).toBe('goodbye');
    expect(stepOf(input({ call: talking, connection: 'replaced' }))).toEqual({ name: 'refused', trouble: 'replaced' });
  });

  it('says that the door is closed before any camera is asked for, and not while a call is there', () => {
    const closed = { availability: { ...availability, door: 'closed_hours' } } as const;
    for (const media of [{ state: 'off' }, { state: 'ready', withoutCamera: null }] as const) {
      expect(stepOf(input(closed, media, chosen))).toMatchObject({ name: 'door', reason: 'closed_hours' });
    }
    expect(stepOf(input(closed))).toEqual({ name: 'welcome' });
    expect(stepOf(input({ ...closed, call: waiting })).name).toBe('waiting');
    expect(stepOf(input({ refusal: 'queue_full' }, { state: 'off' }, chosen))).toMatchObject({ reason: 'queue_full' });
  });

  it('shows times while they are looked at, and the call as soon as somebody answers', () => {
    const later = { begun: true, later: true };
    expect(stepOf(input({}, { state: 'off' }, later))).toEqual({ name: 'callback' });
    expect(stepOf(input({ call: waiting }, { state: 'off' }, later))).toEqual({ name: 'callback' });
    expect(stepOf(input({ call: ringing }, { state: 'off' }, later)).name).toBe('ringing');
    expect(stepOf(input({ call: talking }, { state: 'off' }, later)).name).toBe('call');
  });

  it('shows a booked time until its call begins', () => {
    expect(stepOf(input({ callback: true }))).toEqual({ name: 'callback' });
    expect(stepOf(input({ callback: true, call: { ...waiting, isCallback: true } }))).toMatchObject({
      name: 'waiting',
      isCallback: true,
    });
    const booked: CallerCall = { state: 'ended', id, ending: 'callback', talkSeconds: 0 };
    expect(stepOf(input({ callback: true, call: booked }))).toEqual({ name: 'callback' });
  });

  it('asks for no microphone to write', () => {
    const text = { begun: true, kind: 'text' } as const;
    expect(stepOf(input({ asked: true }, { state: 'off' }, text))).toMatchObject({ name: 'waiting', kind: 'text' });
    expect(stepOf(input({ call: ended }, { state: 'off' }, text))).toMatchObject({ name: 'goodbye', written: true });
    const unanswered = { ...ended, ending: 'unanswered' } as const;
    expect(stepOf(input({ call: unanswered }, { state: 'off' }, text))).toMatchObject({
      name: 'goodbye',
      written: false,
      callback: true,
    });
    expect(stepOf(input({}, { state: 'off' }, text)).name).toBe('before');
  });

  it('shows oneself before a call in writing is one by video or voice, until it is, or is over', () => {
    const turning = { begun: true, kind: 'text', turning: 'video' } as const;
    const ready = { state: 'ready', withoutCamera: null } as const;
    expect(stepOf(input({ call: writing }, { state: 'asking' }, turning)).name).toBe('asking');
    expect(stepOf(input({ call: writing }, ready, turning))).toMatchObject({ name: 'preview', counselor: 'Samira' });
    const inLine = { ...waiting, kind: 'text' } as const;
    expect(stepOf(input({ call: inLine }, ready, turning))).toMatchObject({ name: 'preview', counselor: null });
    expect(stepOf(input({ call: talking }, ready, turning)).name).toBe('call');
    expect(stepOf(input({ call: ended }, ready, turning)).name).toBe('goodbye');
  });

  it('has words for every refusal', () => {
    for (const refusal of errorCodes) {
      const step = stepOf(input({ refusal }, { state: 'ready', withoutCamera: null }, chosen));
      expect(step.name).toMatch(/^(refused|code|door)$/);
    }
    expect(stepOf(input({ refusal: 'code_expired' }))).toEqual({ name: 'code', state: 'code_expired' });
    expect(stepOf(input({ refusal: 'campaign_closed' }))).toEqual({ name: 'refused', trouble: 'closed' });
    expect(stepOf(input({ refusal: 'too_many' }))).toEqual({ name: 'refused', trouble: 'tooMany' });
  });
});
