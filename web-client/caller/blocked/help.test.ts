import { describe, expect, it } from 'vitest';
import { blockedEn as own } from '../../locales/caller/blocked-en.ts';
import { helpOf } from './help.ts';

describe('where the microphone can’t be had', () => {
  it.each([
    ['android', own.inApp.help],
    [null, own.inApp.help],
    ['ios', own.inApp.helpIos],
  ] as const)('an app’s own browser is left for another one, on %s', (system, menu) => {
    for (const outcome of ['denied', 'unsupported'] as const) {
      const { why, help, elsewhere } = helpOf(outcome, { system, inApp: true }, own);
      expect([why.title, help, elsewhere]).toEqual([own.inApp.title, [menu, own.inApp.copyToo], true]);
    }
  });

  it.each([
    ['android', [own.denied.help, own.denied.systemAndroid]],
    ['ios', [own.denied.helpIos, own.denied.systemIos]],
    [null, [own.denied.help]],
  ] as const)('a browser that said no has its own permission, and the system’s above it, on %s', (system, help) => {
    expect(helpOf('denied', { system, inApp: false }, own)).toEqual({ why: own.denied, help, elsewhere: false });
  });

  it.each(['missing', 'busy'] as const)('what is %s is no app’s fault', (outcome) => {
    const said = { why: own[outcome], help: [own[outcome].help], elsewhere: false };
    expect(helpOf(outcome, { system: 'android', inApp: true }, own)).toEqual(said);
  });

  it('a browser that has no calls gives way to another one', () => {
    expect(helpOf('unsupported', { system: null, inApp: false }, own).elsewhere).toBe(true);
  });
});
