import { html, nothing, type TemplateResult } from 'lit';
import type { UiLanguage } from '../../server/contract/call.ts';
import type { CallOrigin } from '../../server/contract/counselor-socket.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import { day, languageName } from '../staff/format.ts';

/** Where a call comes from, in the order in which a counselor wants to know it. */
export function originLines(
  { campaign, placement, placementKind, address, known }: CallOrigin,
  languages: readonly string[],
  t: StaffMessages,
  language: UiLanguage,
): TemplateResult {
  return html`
    <p class="placement">${placement}</p>
    <p class="soft">${t.placementKinds[placementKind]} · ${campaign}</p>
    ${address ? html`<p class="soft">${address}</p>` : nothing}
    ${known ? html`<p><strong>${t.call.known(known.talks, day(`${known.lastTalk}T12:00:00Z`, language))}</strong></p>` : nothing}
    ${known?.summary ? html`<p class="summary">${t.call.summary(known.summary)}</p>` : nothing}
    ${languages.length > 0 ? html`<p class="soft">${languageNames(languages, language)}</p>` : nothing}
  `;
}

/** Browsers name a language once for each region: a counselor wants to know what is spoken, each once. */
function languageNames(tags: readonly string[], language: UiLanguage): string {
  const spoken = new Set(tags.map((tag) => tag.split('-')[0] ?? tag));
  return [...spoken].map((tag) => languageName(tag, language)).join(', ');
}
