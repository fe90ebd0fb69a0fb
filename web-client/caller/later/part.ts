import type { CallerLanguage, CallKind } from '../../../server/contract/call.ts';
import { dayOf } from '../../../server/contract/first-view.ts';
import { type CallerCallback, openCallerCallback } from '../../data/caller-callback.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import type { LaterMessages } from '../../locales/caller/later-fr.ts';
import { type Copied, copy } from '../copy.ts';
import type { Part, PartHost } from '../parts.ts';
import type { StepContext } from '../view.ts';
import { type LaterChoices, laterStepOf } from './later-step.ts';
import { callbackStep, doorStep, type LaterActions } from './steps.ts';
import { laterStyles } from './styles.ts';
import { askToBeWoken, canBeWoken, isToBeWoken, sleepAgain, type Waking } from './wake.ts';

/** What the part stands on; the gallery gives it fixed data. */
export interface LaterNeeds {
  readonly callback: CallerCallback;
  readonly words: Catalogue<LaterMessages>;
  /** The visit has a callback, or comes back to one. */
  kept(): boolean;
  /** The campaign answers in writing too, as far as is known. */
  writing(): boolean;
  readonly page: string;
  changed(): void;
  now(): number;
}

/** Opens closed doors and callbacks. */
export async function openLaterPart({ session, code, address, changed }: PartHost): Promise<Part> {
  const page = `${location.origin}/q/${code}`;
  const secret = session.callbackSecret;
  const woken = secret !== null && (await isToBeWoken(linkOf(page, secret)).catch(() => false));
  const callback = openCallerCallback(session);
  callback.subscribe(({ booked }) => {
    // Over: nothing of it stays on this device.
    if (booked && booked.state !== 'booked' && booked.state !== 'due') void sleepAgain().catch(() => {});
    changed();
  });
  return createLaterPart(
    {
      callback,
      words: laterWords(address),
      kept: () => session.state.callback,
      writing: () => session.state.availability.instead.includes('writing'),
      page,
      changed,
      now: Date.now,
    },
    { waking: woken ? 'on' : 'off' },
  );
}

const linkOf = (page: string, secret: string) => `${page}#back=${secret}`;

/** Closed doors and callbacks as a part of the page. */
export function createLaterPart(
  { callback, words, kept, writing, page, changed, now }: LaterNeeds,
  start: Partial<LaterChoices> & { waking?: Waking; copied?: Copied } = {},
): Part {
  let own: LaterMessages | null = null;
  let slot: LaterChoices['slot'] = start.slot ?? null;
  let chosenKind: CallKind | null = start.kind ?? null;
  let waking: Waking = start.waking ?? 'off';
  let copied: Copied | null = start.copied ?? null;
  let cancelling = start.cancelling ?? false;

  const kindOf = ({ act }: StepContext): CallKind => chosenKind ?? act.wish().kind;
  const setWaking = (next: Waking) => {
    waking = next;
    changed();
  };
  const link = () => linkOf(page, callback.state.secret ?? '');
  const wake = async () => {
    const { pushKey } = callback.state;
    if (!canBeWoken(pushKey) || !own) return;
    setWaking('asking');
    const push = await askToBeWoken(pushKey, { link: link(), words: own.notification }).catch(() => null);
    if (push) callback.notify(push);
    setWaking(push ? 'on' : 'denied');
  };
  const sleep = () => {
    callback.notify(null);
    waking = 'off';
    void sleepAgain().catch(() => {});
    changed();
  };
  const actionsIn = (context: StepContext): LaterActions => ({
    choose(next) {
      slot = next;
      cancelling = false;
      changed();
    },
    setKind(kind) {
      chosenKind = kind;
      changed();
    },
    book() {
      if (slot) callback.book(slot, { ...context.act.wish(), kind: kindOf(context) });
    },
    copy() {
      void copy(link(), 'link', (how) => {
        copied = how;
        changed();
      });
    },
    wake: () => void wake(),
    sleep,
    setCancelling(next) {
      cancelling = next;
      changed();
    },
    cancel: callback.cancel,
  });

  return {
    styles: laterStyles,
    async speak(language: CallerLanguage) {
      own = await words[language]();
    },
    enter: callback.look,
    show(step, context) {
      if (!own) return null;
      if (step.name === 'door') return doorStep(step, { ...context, own, now: now() });
      if (step.name !== 'callback') return null;
      const { state } = callback;
      const { language } = context.view;
      const told = { timeZone: state.timeZone, language, now: now() };
      const choices = { slot, kind: kindOf(context), cancelling };
      const shown = laterStepOf({ state, choices, kept: kept(), nameOfDay: (moment) => dayOf(moment, told) });
      return callbackStep(shown, {
        ...context,
        own,
        later: actionsIn(context),
        timeZone: state.timeZone,
        now: now(),
        kind: choices.kind,
        writing: writing() || choices.kind === 'text',
        link: link(),
        copied,
        waking: waking === 'off' && !canBeWoken(state.pushKey) ? 'unable' : waking,
      });
    },
  };
}

/** The words of closed doors and callbacks, each language fetched when it is wanted. */
export function laterWords(address: 'tu' | 'vous'): Catalogue<LaterMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/later-fr.ts')).laterFr
        : async () => (await import('../../locales/caller/later-fr-vous.ts')).laterFrVous,
    en: async () => (await import('../../locales/caller/later-en.ts')).laterEn,
    ar: async () => (await import('../../locales/caller/later-ar.ts')).laterAr,
    uk: async () => (await import('../../locales/caller/later-uk.ts')).laterUk,
    es: async () => (await import('../../locales/caller/later-es.ts')).laterEs,
  };
}
