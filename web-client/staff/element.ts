import { LitElement } from 'lit';
import type { UiLanguage } from '../../server/contract/call.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import { i18n } from './i18n.ts';

/** An element of the staff pages: it has the words, and redraws when the language changes. */
export class StaffElement extends LitElement {
  constructor() {
    super();
    i18n.localized(this);
  }

  protected get t(): StaffMessages {
    return i18n.messages;
  }

  protected get language(): UiLanguage {
    return i18n.language;
  }
}
