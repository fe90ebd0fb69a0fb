import { html, nothing } from 'lit';
import type { CallerLanguage } from '../../../server/contract/call.ts';
import { type CallerGoodbye, nothingGiven, openCallerGoodbye } from '../../data/caller-goodbye.ts';
import { type CallerKnown, openCallerKnown } from '../../data/caller-known.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';
import { type Copied, copy } from '../copy.ts';
import type { Part, PartHost } from '../parts.ts';
import { agreed, arrived } from './agreed.ts';
import { beKnown, type CopiedOf, type Known, knownStep, linkOf } from './known.ts';
import { rating } from './rating.ts';
import { offer, textOf } from './share.ts';
import { goodbyeStyles } from './styles.ts';
import { summary } from './summary.ts';

/** What came of keeping what was agreed: for the button that did it, or a picture that the page shows. */
export type Done = 'kept' | Copied | { readonly shown: string } | null;

/** Only who was given an address needs it. */
const pictures = () => import('./picture.ts');

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
  return createGoodbyePart({
    goodbye,
    known,
    page,
    words: goodbyeWords(address),
    changed,
  });
}

/**
 * What comes of a call as a part of its goodbye page. What is there when that page comes up stands in it; what arrives
 * later is told below, and put in its place by a tap: nothing moves under a finger.
 */
export function createGoodbyePart(
  { goodbye, known, page, words, changed }: GoodbyeNeeds,
  start: { seen?: readonly string[]; done?: Done; copied?: CopiedOf } = {},
): Part {
  let own: GoodbyeMessages | null = null;
  /** The referrals that stand in the page; null: it has not come up for this call. */
  let seen: readonly string[] | null = start.seen ?? null;
  let done: Done = start.done ?? null;

  goodbye.subscribe(({ referrals }) => {
    // Another call.
    if (referrals === nothingGiven.referrals) [seen, done] = [null, null];
    // Its code is there when it is tapped: what is offered to a phone has to be so soon after the tap.
    else void pictures().catch(() => {});
    changed();
  });
  let copied: CopiedOf | null = start.copied ?? null;
  /** The summary to which somebody said yes before they had words: once they have, that is the answer. */
  let toKeep: string | null = null;
  known.subscribe(({ known }) => {
    const { text, answer } = goodbye.state.summary;
    if (toKeep !== null && known !== null) {
      if (answer === null && text === toKeep) goodbye.answerSummary(true);
      toKeep = null;
    }
    changed();
  });
  const knownIn = (own: GoodbyeMessages): Known => ({
    own,
    known,
    link: linkOf(page, known.state.phrase?.words ?? ''),
    copied,
    copy(what, text) {
      void copy(text, what, (how) => {
        copied = { what, how };
        changed();
      });
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
    async keep(title: string) {
      try {
        const { drawPicture, fileOf, platform, save } = await pictures();
        const canvas = drawPicture(title, shown());
        // An app's own browser saves nothing, and says so to nobody. All is in the address: what else an app finds there,
        // it can't read.
        if (platform.inApp) return setDone({ shown: canvas.toDataURL('image/png') });
        const file = await fileOf(canvas);
        // A phone has its own places for pictures; a desk has one for what is saved.
        if (platform.system !== null && (await offer({ files: [file] }))) return setDone(null);
        save(file);
        setDone('kept');
      } catch {
        // What can't be kept as a picture can be as a text.
        await this.share(title);
      }
    },
    async share(title: string) {
      const text = textOf(title, shown());
      if (!(await offer({ text }))) await copy(text, 'places', setDone);
    },
    agree(language: CallerLanguage) {
      toKeep = goodbye.state.summary.text;
      known.want(language);
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
        ${step.ending === 'talked' ? html`${beKnown(knownIn(own), context)} ${summary({ own, goodbye, known, agree: act.agree }, context)}` : nothing}
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
