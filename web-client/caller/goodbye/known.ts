import { html, nothing } from 'lit';
import '../../components/button.ts';
import '../../components/notice.ts';
import type { KnownCaller } from '../../../server/contract/known.ts';
import { icon } from '../../components/icons.ts';
import type { CallerKnown } from '../../data/caller-known.ts';
import type { GoodbyeMessages } from '../../locales/caller/goodbye-fr.ts';
import type { Copied } from '../copy.ts';
import { numbersFolded } from '../steps/numbers.ts';
import type { StepContext } from '../view.ts';

/** What was copied of the words, and how that went. */
export interface CopiedOf {
  readonly what: 'phrase' | 'link';
  readonly how: Copied;
}

/** What being recognised shows, and what its buttons do. */
export interface Known {
  readonly own: GoodbyeMessages;
  readonly known: CallerKnown;
  /** The page's address, with the words as its fragment. */
  readonly link: string;
  readonly copied: CopiedOf | null;
  copy(what: CopiedOf['what'], text: string): void;
}

/** The words as an address may hold them: without accents, hyphens between. */
export const linkOf = (page: string, phrase: string): string =>
  `${page}#known=${phrase.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '-')}`;

/** A day as one says it: '25 novembre 2026'. */
const dayIn = (day: string, language: string): string =>
  new Intl.DateTimeFormat(language === 'ar' ? 'ar-u-nu-latn' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

const stored = ({ talks, lastTalk, summary }: KnownCaller, { own }: Known, { view }: StepContext) => html`
  <p><strong>${own.known.stored(Math.max(1, talks), dayIn(lastTalk, view.language))}</strong></p>
  ${summary === null ? nothing : html`<p>${own.summary.stored}</p><blockquote dir="auto">${summary}</blockquote>`}
  <p class="soft">${own.known.nothingElse}</p>
`;

const forgetButton = ({ own, known }: Known) => html`
  <passerelle-button wide .busy=${known.state.busy ? own.known.busy : ''} @click=${known.forget}>
    ${own.known.forget}
  </passerelle-button>
`;

const trouble = ({ own, known }: Known) =>
  known.state.trouble === null
    ? nothing
    : html`<passerelle-notice kind="problem" announce><p>${own.known.troubles[known.state.trouble]}</p></passerelle-notice>`;

/** On the goodbye page, folded: nothing is kept of who does not open it and say so. */
export function beKnown(what: Known, context: StepContext) {
  const { own, known, link, copied, copy } = what;
  const { state } = known;
  const { phrase } = state;
  const is = (what: CopiedOf['what'], how: Copied) => copied?.what === what && copied.how === how;
  if (phrase !== null) {
    return html`
      <section class="agreed" aria-labelledby="words">
        <h2 id="words" tabindex="-1">${own.known.yourWords}</h2>
        <ol id="phrase" class="phrase" lang=${phrase.language} dir="ltr">
          ${phrase.words.split(' ').map((word) => html`<li>${word}</li>`)}
        </ol>
        ${phrase.language === 'en' && context.view.language !== 'en' ? html`<p>${own.known.inEnglish}</p>` : nothing}
        <p>${own.known.keepThem}</p>
        <div class="keep">
          <passerelle-button wide @click=${() => copy('phrase', phrase.words)}>
            ${is('phrase', 'copied') ? html`${icon('check')} ${own.copied}` : own.known.copyWords}
          </passerelle-button>
          <passerelle-button wide @click=${() => copy('link', link)}>
            ${is('link', 'copied') ? html`${icon('check')} ${own.copied}` : own.known.copyLink}
          </passerelle-button>
          ${forgetButton(what)}
        </div>
        ${copied?.how === 'failed' ? html`<p role="alert">${own.copyFailed}</p>` : nothing}
        ${is('link', 'failed') ? html`<p class="link"><bdi id="link">${link}</bdi></p>` : nothing}
        ${trouble(what)}
        <p class="visually-hidden" role="status">${copied?.how === 'copied' ? own.copied : ''}</p>
      </section>
    `;
  }
  return html`
    <details class="known" ?open=${state.forgotten}>
      <summary>${own.known.title}</summary>
      ${
        state.known === null
          ? html`
              <p role="status">${state.forgotten ? own.known.forgotten : own.known.explain}</p>
              <p class="soft">${own.known.until}</p>
              <passerelle-button
                wide
                .busy=${state.busy ? own.known.busy : ''}
                @click=${() => known.want(context.view.language)}
                >${own.known.want}</passerelle-button
              >
            `
          : html`${stored(state.known, what, context)} ${forgetButton(what)}`
      }
      ${trouble(what)}
    </details>
  `;
}

/** Saying who one is, and what is kept then. */
export function knownStep(what: Known, context: StepContext) {
  const { own, known } = what;
  const { words, act } = context;
  const { state } = known;
  const goOn = html`<passerelle-button look="primary" wide @click=${() => act.begin('talk')}>${own.known.goOn}</passerelle-button>`;
  if (state.known !== null) {
    return html`
      <h1 tabindex="-1">${own.known.recognised}</h1>
      ${stored(state.known, what, context)}
      <p>${own.known.seen}</p>
      ${trouble(what)}
      <div class="ways">${goOn} ${forgetButton(what)}</div>
    `;
  }
  if (state.forgotten) {
    return html`
      <h1 tabindex="-1">${own.known.gone}</h1>
      <p class="lead">${own.known.forgotten}</p>
      <div class="ways">${goOn}</div>
    `;
  }
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const field = event.currentTarget instanceof HTMLFormElement ? event.currentTarget.querySelector('input') : null;
    if (field?.value.trim()) known.recognise(field.value.slice(0, 200));
    else field?.focus();
  };
  return html`
    <h1 tabindex="-1">${own.known.enter}</h1>
    <p>${own.known.enterText}</p>
    <form class="words" @submit=${submit}>
      ${trouble(what)}
      <label>
        ${own.known.label}
        <input name="words" dir="auto" autocomplete="off" autocapitalize="none" spellcheck="false" maxlength="200" />
      </label>
      <passerelle-button look="primary" wide type="submit" .busy=${state.busy ? own.known.busy : ''}>
        ${own.known.submit}
      </passerelle-button>
    </form>
    ${numbersFolded(words)}
    <div class="beside">
      <passerelle-button look="quiet" @click=${act.back}>${words.before.back}</passerelle-button>
    </div>
  `;
}
