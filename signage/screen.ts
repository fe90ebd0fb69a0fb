import { html, nothing, svg, type TemplateResult } from 'lit';
import type { UiLanguage } from '../server/contract/call.ts';
import type { ScreenPage } from '../server/contract/screen-socket.ts';
import { isLong, qrBox, readableAddress, type ScreenStatus } from './screen-view.ts';
import { words } from './words.ts';

const languages: readonly UiLanguage[] = ['fr', 'en'];

/** The whole screen: the call to action, the code, and who is there, in both languages at once so that nothing moves. */
export function screen(page: ScreenPage, status: ScreenStatus): TemplateResult {
  return html`
    <div class="words">
      <p class="campaign">${page.campaign}</p>
      <h1 class=${isLong(page.callToAction) ? 'long' : ''}>
        ${languages.map((language) => html`<span class=${language} lang=${language}>${page.callToAction[language]}</span>`)}
      </h1>
      <p class="promise">
        ${languages.map((language) => html`<span class=${language} lang=${language}>${words[language].free}</span>`)}
      </p>
      ${statusBlock(status)}
    </div>
    <div class="scan">
      ${code(page)}
      <p class="how">
        ${languages.map((language) => html`<span class=${language} lang=${language}>${words[language].how}</span>`)}
      </p>
      <p class="address">${readableAddress(page.address)}</p>
    </div>
  `;
}

/** Dark on white in every setting: a reader needs the contrast, and some need the white to be outside. */
function code(page: ScreenPage): TemplateResult {
  const box = qrBox(page.qr.size);
  return html`
    <svg class="code" viewBox=${box.viewBox} role="img" aria-label=${words.fr.codeFor(page.campaign)} shape-rendering="crispEdges">
      <rect width=${box.side} height=${box.side} fill="#fff"></rect>
      <path d=${page.qr.path} transform=${box.translate} fill="#000"></path>
    </svg>
  `;
}

function statusBlock(status: ScreenStatus): TemplateResult {
  return html`
    <div class="status ${status}" role="status">
      <svg class="shape" viewBox="0 0 48 48" aria-hidden="true">${shapes[status]}</svg>
      <p class="says">
        ${languages.map((language) => html`<span class=${language} lang=${language}>${words[language].status[status]}</span>`)}
      </p>
      ${status === 'nobody' || status === 'unknown' ? numbers : nothing}
    </div>
  `;
}

// A full disc with a tick, three dots in a ring, a bar across a ring, an open ring: told apart without their colours.
const shapes: Record<ScreenStatus, TemplateResult> = {
  free: svg`
    <circle cx="24" cy="24" r="22" fill="currentColor"></circle>
    <path d="M13 25l8 8 15-17" fill="none" stroke="var(--screen-paper)" stroke-width="5.5" stroke-linecap="round" stroke-linejoin="round"></path>`,
  soon: svg`
    <circle cx="24" cy="24" r="20.5" fill="none" stroke="currentColor" stroke-width="4"></circle>
    <circle cx="14" cy="24" r="3.5" fill="currentColor"></circle>
    <circle cx="24" cy="24" r="3.5" fill="currentColor"></circle>
    <circle cx="34" cy="24" r="3.5" fill="currentColor"></circle>`,
  nobody: svg`
    <circle cx="24" cy="24" r="20.5" fill="none" stroke="currentColor" stroke-width="4"></circle>
    <path d="M14 24h20" stroke="currentColor" stroke-width="5.5" stroke-linecap="round"></path>`,
  unknown: svg`<circle cx="24" cy="24" r="20.5" fill="none" stroke="currentColor" stroke-width="4" stroke-dasharray="8 6.3"></circle>`,
};

const numbers = html`
  <dl class="numbers">
    ${[
      { number: '112', kind: 'emergency' as const },
      { number: '3114', kind: 'suicide' as const },
    ].map(
      ({ number, kind }) => html`
        <div>
          <dd>${number}</dd>
          <dt>
            ${languages.map((language) => html`<span class=${language} lang=${language}>${words[language][kind]}</span>`)}
          </dt>
        </div>
      `,
    )}
  </dl>
`;
