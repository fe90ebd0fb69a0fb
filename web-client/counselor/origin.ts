import { html, nothing, type TemplateResult } from 'lit';
import type { UiLanguage } from '../../server/contract/call.ts';
import type { CallOrigin } from '../../server/contract/counselor-socket.ts';
import type { StaffMessages } from '../locales/staff/fr.ts';
import { languageName } from '../staff/format.ts';

/** Where a call comes from, in the order in which a counselor wants to know it. */
export function originLines(
  { campaign, placement, placementKind, address }: CallOrigin,
  languages: readonly string[],
  t: StaffMessages,
  language: UiLanguage,
): TemplateResult {
  return html`
    <p class="placement">${placement}</p>
    <p class="soft">${t.placementKinds[placementKind]} · ${campaign}</p>
    ${address ? html`<p class="soft">${address}</p>` : nothing}
    ${
      languages.length > 0
        ? html`<p class="soft">${languages.map((tag) => languageName(tag, language)).join(', ')}</p>`
        : nothing
    }
  `;
}
