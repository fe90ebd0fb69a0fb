import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { CallerLanguage } from '../../server/contract/call.ts';
import { directionOf } from './languages.ts';

/** One language's messages, loaded when it is wanted. The French file gives the shape; the others must fit it. */
export type Catalogue<Messages, Language extends string = CallerLanguage> = Record<Language, () => Promise<Messages>>;

function speak(language: string): void {
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
}

/** The messages of one page, in the language that its reader chose; elements redraw when it changes. */
export interface I18n<Messages, Language extends string = CallerLanguage> {
  readonly language: Language;
  readonly messages: Messages;
  /** Loads the language, then redraws every element that uses `localized`. Sets the document's `lang` and `dir`. */
  setLanguage(language: Language): Promise<void>;
  /** Gives an element the messages and redraws it when the language changes. */
  localized(host: ReactiveControllerHost): void;
}

/**
 * Creates a page's messages. A missing translation is a type error, since each language file is checked against the
 * French one's type; plurals are functions in the language file that use `pluralsOf`.
 */
export async function createI18n<Messages, Language extends string = CallerLanguage>(
  catalogue: Catalogue<Messages, Language>,
  initial: Language,
): Promise<I18n<Messages, Language>> {
  const hosts = new Set<ReactiveControllerHost>();
  let language = initial;
  let wanted = initial;
  let messages = await catalogue[initial]();
  speak(initial);

  return {
    get language() {
      return language;
    },
    get messages() {
      return messages;
    },
    async setLanguage(next) {
      wanted = next;
      const loaded = await catalogue[next]();
      // Two quick changes: the last one wins, whichever file came first.
      if (wanted !== next) return;
      messages = loaded;
      language = next;
      speak(next);
      for (const host of hosts) host.requestUpdate();
    },
    localized(host) {
      const controller: ReactiveController = {
        hostConnected: () => void hosts.add(host),
        hostDisconnected: () => void hosts.delete(host),
      };
      host.addController(controller);
    },
  };
}
