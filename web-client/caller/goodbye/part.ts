import { html, nothing } from 'lit';
import { type CallerGoodbye, nothingGiven, openCallerGoodbye } from '../../data/caller-goodbye.ts';
import { type CallerKnown, openCallerKnown } from '../../data/caller-known.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';
import type { Part, PartHost } from '../parts.ts';
import { agreed, arrived } from './agreed.ts';
import { beKnown, type Known, knownStep, linkOf } from './known.ts';
import { keepPicture } from './picture.ts';
import { rating } from './rating.ts';
import { shareText, textOf } from './share.ts';
import { goodbyeStyles } from './styles.ts';
import { summary } from './summary.ts';

/** What was done with what was agreed, for the button that did it. */
export type Done = 'kept' | 'copied' | null;

/** What the part stands on; the gallery gives it fixed data. */
export interface GoodbyeNeeds {
  readonly goodbye: CallerGoodbye;
  readonly known: CallerKnown;
  /** The address of the code's page. */
  readonly page: string;
  readonly words: Catalogue<GoodbyeMessages>;
  changed(): void;
}

/** Opens what comes of a call. */
export function openGoodbyePart({ session, code, address, changed }: PartHost): Part {
  const page = `${location.origin}/q/${code}`;
  const [goodbye, known] = [openCallerGoodbye(session), openCallerKnown(session)];
  return createGoodbyePart({ goodbye, known, page, words: goodbyeWords(address), changed });
}

/**
 * What comes of a call as a part of its goodbye page. What is there when that page comes up stands in it; what arrives
 * later is told below, and put in its place by a tap: nothing moves under a finger.
 */
export function createGoodbyePart(
  { goodbye, known, page, words, changed }: GoodbyeNeeds,
  start: { seen?: readonly string[]; done?: Done } = {},
): Part {
  let own: GoodbyeMessages | null = null;
  /** The referrals that stand in the page; null: it has not come up for this call. */
  let seen: readonly string[] | null = start.seen ?? null;
  let done: Done = start.done ?? null;

  goodbye.subscribe(({ referrals }) => {
    // Another call.
    if (referrals === nothingGiven.referrals) [seen, done] = [null, null];
    changed();
  });
  let copied: Known['copied'] = null;
  known.subscribe(changed);
  const knownIn = (own: GoodbyeMessages): Known => ({
    own,
    known,
    link: linkOf(page, known.state.phrase?.words ?? ''),
    copied,
    copy(what, text) {
      navigator.clipboard
        ?.writeText(text)
        .then(() => {
          copied = what;
          changed();
        })
        .catch(() => {});
    },
  });
  const ids = () => goodbye.state.referrals.map(({ id }) => id);
  const unseen = () => (seen === null ? [] : goodbye.state.referrals.filter(({ id }) => !seen?.includes(id)));
  const setDone = (next: Done) => {
    done = next;
    changed();
  };
  const shown = () => goodbye.state.referrals.filter(({ id }) => seen?.includes(id));

  const act = {
    keep(title: string) {
      keepPicture(title, shown())
        .then(() => setDone('kept'))
        .catch(() => {});
    },
    share(title: string) {
      shareText(textOf(title, shown()))
        .then((how) => how === 'copied' && setDone('copied'))
        .catch(() => {});
    },
    reveal({ currentTarget }: Event) {
      const root = currentTarget instanceof Node ? currentTarget.getRootNode() : null;
      seen = ids();
      changed();
      // Once it is drawn, reading goes on there.
      setTimeout(() => root instanceof ShadowRoot && root.getElementById('agreed')?.focus());
    },
  };

  return {
    styles: goodbyeStyles,
    async speak(language) {
      own = await words[language]();
    },
    show(step, context) {
      if (!own) return null;
      if (step.name === 'known') return knownStep(knownIn(own), context);
      if (step.name !== 'goodbye') return null;
      const { state } = goodbye;
      // Whoever comes back to the page finds all that is there by then.
      if (state.told) seen ??= ids();
      return html`
        ${agreed({ referrals: shown(), own, done, act })}
        ${step.ending === 'talked' ? rating({ state, own, rate: goodbye.rate }) : nothing}
        ${step.ending === 'talked' ? html`${beKnown(knownIn(own), context)} ${summary({ own, goodbye, known }, context)}` : nothing}
        ${arrived({ count: unseen().length, own, reveal: act.reveal })}
      `;
    },
    announce() {
      if (!own) return '';
      if (unseen().length > 0) return own.arrived(unseen().length);
      return goodbye.state.summary.text === null ? '' : own.summary.title;
    },
  };
}

/** The words of what comes of a call, each language fetched when it is wanted. */
export function goodbyeWords(address: 'tu' | 'vous'): Catalogue<GoodbyeMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/goodbye-fr.ts')).goodbyeFr
        : async () => (await import('../../locales/caller/goodbye-fr-vous.ts')).goodbyeFrVous,
    en: async () => (await import('../../locales/caller/goodbye-en.ts')).goodbyeEn,
    ar: async () => (await import('../../locales/caller/goodbye-ar.ts')).goodbyeAr,
    uk: async () => (await import('../../locales/caller/goodbye-uk.ts')).goodbyeUk,
    es: async () => (await import('../../locales/caller/goodbye-es.ts')).goodbyeEs,
  };
}
