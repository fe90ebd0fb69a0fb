import type { CSSResult, TemplateResult } from 'lit';
import type { CallerLanguage } from '../../server/contract/call.ts';
import type { CallerSession } from '../data/caller-session.ts';
import { reloadIfReplaced } from '../lib/new-version.ts';
import type { LocalDevices } from './media/local-devices.ts';
import type { RoomKeeper } from './media/room-keeper.ts';
import type { Step } from './step.ts';
import type { CallerView, StepContext } from './view.ts';

/** Steps whose code and words are fetched only when somebody wants them. */
export interface Part {
  /** Added to the page's own. */
  readonly styles: CSSResult;
  /** Fetches the words of a language. */
  speak(language: CallerLanguage): Promise<void>;
  /** What it shows of a step; null where that is not its own. */
  show(step: Step, context: StepContext): TemplateResult | null;
  /** It is shown, after something else was. */
  enter?(): void;
  /** What is read out when this comes up, for those who don't see it change. */
  announce?(view: CallerView): string;
}

/** The part of calls by video and by voice holds camera, microphone and room. */
export interface MediaPart extends Part {
  readonly devices: LocalDevices;
  readonly rooms: RoomKeeper;
  /** What tries microphone and sound while one waits; null where there is nothing to try. */
  check(context: StepContext): TemplateResult | null;
}

/** The part of writing knows what has not been read yet. */
export interface WritingPart extends Part {
  /** How many messages of the other side came while nobody saw the conversation. */
  readonly unread: number;
  /** Whether the conversation is seen now. */
  look(seen: boolean): void;
}

/** What a part is given. */
export interface PartHost {
  readonly session: CallerSession;
  readonly code: string;
  readonly address: 'tu' | 'vous';
  /** Something that the part shows has changed. */
  changed(): void;
}

/**
 * `media`: by video and voice. `blocked`: where those can't be had. `writing`: in writing. `later`: closed doors, and times to talk. `goodbye`: what comes of a
 * call, beside the page's own words.
 */
export type PartName = 'media' | 'blocked' | 'writing' | 'later' | 'goodbye';

/** The parts that are there; `failed` where the last one wanted could not be fetched. */
export interface Parts {
  readonly media: MediaPart | null;
  readonly blocked: Part | null;
  readonly writing: WritingPart | null;
  readonly later: Part | null;
  readonly goodbye: Part | null;
  readonly failed: boolean;
}

export const noParts: Parts = { media: null, blocked: null, writing: null, later: null, goodbye: null, failed: false };

type Openers = { readonly [Name in PartName]: (host: PartHost) => Promise<NonNullable<Parts[Name]>> };

const openers: Openers = {
  media: async (host) => (await import('./media/part.ts')).openMediaPart(host),
  blocked: async (host) => (await import('./blocked/part.ts')).openBlockedPart(host),
  writing: async (host) => (await import('./writing/part.ts')).openWritingPart(host),
  later: async (host) => (await import('./later/part.ts')).openLaterPart(host),
  goodbye: async (host) => (await import('./goodbye/part.ts')).openGoodbyePart(host),
};

/** Which part shows a step, if one does. */
export function partOf({ name }: Step): PartName | null {
  switch (name) {
    case 'asking':
    case 'preview':
    case 'call':
      return 'media';
    case 'blocked':
      return 'blocked';
    case 'writing':
      return 'writing';
    case 'door':
    case 'callback':
      return 'later';
    case 'known':
      return 'goodbye';
    default:
      return null;
  }
}

/** A phone without a network asks again after this long, for as long as the part is wanted. */
const retryMs = 3_000;

/** Fetches parts when they are wanted, each once, with their words in the page's language. */
export function createPartKeeper(host: PartHost, language: () => CallerLanguage) {
  const wanted = new Map<PartName, Promise<void>>();
  let parts = noParts;

  const fetchPart = (name: PartName): Promise<void> =>
    openers[name](host)
      .then(async (part) => {
        // Another language may have been chosen before its words were there.
        let spoken: CallerLanguage;
        do {
          spoken = language();
          await part.speak(spoken);
        } while (spoken !== language());
        parts = { ...parts, [name]: part, failed: false };
      })
      .catch(() => {
        parts = { ...parts, failed: true };
        void reloadIfReplaced();
        setTimeout(() => {
          wanted.delete(name);
          host.changed();
        }, retryMs);
      })
      .finally(() => host.changed());
  return {
    get parts() {
      return parts;
    },
    /** Resolves once it is there, or could not be fetched. */
    want(name: PartName): Promise<void> {
      const under = wanted.get(name) ?? fetchPart(name);
      wanted.set(name, under);
      return under;
    },
    async speak(next: CallerLanguage): Promise<void> {
      await Promise.all([...wanted.keys()].map((name) => parts[name]?.speak(next)));
    },
  };
}
