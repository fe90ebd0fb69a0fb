import type { Platform } from '../../lib/platform.ts';
import type { BlockedMessages } from '../../locales/caller/blocked-fr.ts';
import type { NoMedia } from '../step.ts';

/** What is said of a microphone that can't be had. */
export interface Blocked {
  readonly why: { readonly title: string; readonly video: string };
  /** What to do about it, one thing after the other. */
  readonly help: readonly string[];
  /** It goes on in another browser: so the page's address is shown. */
  readonly elsewhere: boolean;
}

/** What to say, and what can be done about it here. */
export function helpOf(outcome: NoMedia, { system, inApp }: Platform, own: BlockedMessages): Blocked {
  const ios = system === 'ios';
  // Where an app's own browser says no, its reader finds no switch for that: a browser of their own asks anew.
  if (inApp && (outcome === 'denied' || outcome === 'unsupported')) {
    const { help, helpIos, copyToo } = own.inApp;
    return { why: own.inApp, help: [ios ? helpIos : help, copyToo], elsewhere: true };
  }
  const why = own[outcome];
  if (outcome === 'denied' && system !== null) {
    // The page's own permission first, then what stands above it.
    const { help, helpIos, systemAndroid, systemIos } = own.denied;
    return { why, help: ios ? [helpIos, systemIos] : [help, systemAndroid], elsewhere: false };
  }
  return { why, help: [why.help], elsewhere: outcome === 'unsupported' };
}
