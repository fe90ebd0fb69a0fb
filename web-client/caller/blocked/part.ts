import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import { icon } from '../../components/icons.ts';
import type { Catalogue } from '../../lib/i18n.ts';
import { type Platform, platformOf } from '../../lib/platform.ts';
import type { BlockedMessages } from '../../locales/caller/blocked-fr.ts';
import { pageAddress } from '../address.ts';
import { type Copied, copy } from '../copy.ts';
import type { Part, PartHost } from '../parts.ts';
import { numbersBelow } from '../steps/numbers.ts';
import { type Blocked, helpOf } from './help.ts';
import { blockedStyles } from './styles.ts';

/** What the part stands on; the gallery gives it a platform of its own. */
export interface BlockedNeeds {
  readonly words: Catalogue<BlockedMessages>;
  readonly platform: Platform;
  changed(): void;
}

/** Opens what is shown where camera or microphone can't be had: most callers never need it. */
export function openBlockedPart({ address, changed }: PartHost): Part {
  return createBlockedPart({ words: blockedWords(address), platform: platformOf(navigator), changed });
}

/** The browser, an app or the device said no: what can be done, and who answers without it. */
export function createBlockedPart(
  { words: catalogue, platform, changed }: BlockedNeeds,
  start: { copied?: Copied | null; still?: boolean } = {},
): Part {
  let own: BlockedMessages | null = null;
  let copied: Copied | null = start.copied ?? null;
  /** It was to be tried again; and it was, to no avail. */
  let retried = false;
  let still = start.still ?? false;
  const copyAddress = () =>
    void copy(pageAddress(), 'address', (how) => {
      copied = how;
      changed();
    });
  const address = (own: BlockedMessages) => html`
    <p class="address"><bdi id="address">${pageAddress()}</bdi></p>
    <div class="stack">
      <passerelle-button look="primary" wide @click=${copyAddress}>
        ${copied === 'copied' ? html`${icon('check')} ${own.copied}` : own.copy}
      </passerelle-button>
      ${copied === 'failed' ? html`<p role="alert">${own.copyFailed}</p>` : nothing}
    </div>
  `;
  return {
    styles: blockedStyles,
    async speak(language) {
      own = await catalogue[language]();
    },
    enter() {
      still = retried;
      retried = false;
    },
    show(step, { words, act }) {
      if (!own || step.name !== 'blocked') return null;
      const { outcome, kind, writing } = step;
      const { why, help, elsewhere }: Blocked = helpOf(outcome, platform, own);
      return html`
        <h1 tabindex="-1">${why.title}</h1>
        <p class="lead">${why.video}</p>
        <passerelle-notice>${help.map((line) => html`<p>${line}</p>`)}</passerelle-notice>
        ${still ? html`<p role="alert">${own.still}</p>` : nothing}
        ${elsewhere ? address(own) : nothing}
        <div class="stack">
          ${
            outcome === 'unsupported'
              ? nothing
              : html`<passerelle-button look=${elsewhere ? 'secondary' : 'primary'} wide @click=${() => {
                  retried = true;
                  act.retryMedia();
                }}>
                  ${own.again}
                </passerelle-button>`
          }
          ${
            // Where there is none, or another app has it, the voice alone was tried as well.
            kind === 'video' && outcome === 'denied' && !elsewhere
              ? html`<passerelle-button wide @click=${() => act.choose('audio')}>
                  ${icon('microphone')} ${own.voiceOnly}
                </passerelle-button>`
              : nothing
          }
          ${
            writing
              ? html`<passerelle-button wide @click=${() => act.choose('text')}>
                  ${icon('message')} ${words.waiting.write}
                </passerelle-button>`
              : nothing
          }
        </div>
        ${numbersBelow(own.human, words)}
        <div class="beside">
          <passerelle-button look="quiet" @click=${act.back}>${own.back}</passerelle-button>
        </div>
      `;
    },
  };
}

/** The words of it, each language fetched when it is wanted. */
export function blockedWords(address: 'tu' | 'vous'): Catalogue<BlockedMessages> {
  return {
    fr:
      address === 'tu'
        ? async () => (await import('../../locales/caller/blocked-fr.ts')).blockedFr
        : async () => (await import('../../locales/caller/blocked-fr-vous.ts')).blockedFrVous,
    en: async () => (await import('../../locales/caller/blocked-en.ts')).blockedEn,
    ar: async () => (await import('../../locales/caller/blocked-ar.ts')).blockedAr,
    uk: async () => (await import('../../locales/caller/blocked-uk.ts')).blockedUk,
    es: async () => (await import('../../locales/caller/blocked-es.ts')).blockedEs,
  };
}
