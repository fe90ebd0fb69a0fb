import { describe, expect, it } from 'vitest';
import type { Availability } from '../../../server/contract/caller-socket.ts';
import type { Step } from '../step.ts';
import { needsDevices } from './needs.ts';

const availability: Availability = {
  free: false,
  onDuty: false,
  waiting: 0,
  wait: null,
  door: null,
  opensAt: null,
  timeZone: 'Europe/Paris',
  instead: [],
};
const waiting = (kind: 'video' | 'audio' | 'text'): Step => ({
  name: 'waiting',
  kind,
  place: 1,
  wait: null,
  backInLine: false,
  missed: false,
  nobody: false,
  instead: [],
  isCallback: false,
  mayWrite: true,
});

describe('camera and microphone', () => {
  it.each<[string, Step]>([
    ['asked for', { name: 'asking', kind: 'video' }],
    ['looked at', { name: 'preview', kind: 'video', withoutCamera: null, counselor: null }],
    ['kept while one waits to be seen', waiting('video')],
    ['kept while one waits to be heard', waiting('audio')],
    ['kept while it rings', { name: 'ringing', kind: 'audio', missed: false, mayWrite: true }],
    ['used in a call', { name: 'call', counselor: 'Samira' }],
  ])('are %s', (_what, step) => {
    expect(needsDevices(step)).toBe(true);
  });

  it.each<[string, Step]>([
    ['before anything is chosen', { name: 'before', writing: true }],
    ['at the welcome', { name: 'welcome' }],
    ['at a closed door', { name: 'door', reason: 'closed_hours', availability }],
    ['while a time is chosen', { name: 'callback' }],
    ['where the server says no', { name: 'refused', trouble: 'closed' }],
    ['where another tab has the call', { name: 'refused', trouble: 'replaced' }],
    ['where the code was stopped', { name: 'code', state: 'code_disabled' }],
    ['where they can’t be had', { name: 'blocked', kind: 'video', outcome: 'denied', writing: true }],
    ['while one waits to write', waiting('text')],
    ['while it rings for writing', { name: 'ringing', kind: 'text', missed: false, mayWrite: false }],
    ['in writing', { name: 'writing', counselor: 'Samira' }],
    ['once it is over', { name: 'goodbye', ending: 'talked', written: false, callback: false }],
    ['while words from before are given', { name: 'known' }],
  ])('are let go %s', (_when, step) => {
    expect(needsDevices(step)).toBe(false);
  });
});
