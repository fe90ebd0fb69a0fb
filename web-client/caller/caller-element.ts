import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import '../components/status-announcer.ts';
import { shared } from '../components/shared.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';
import type { Part } from './parts.ts';
import type { Step } from './step.ts';
import { beforeStep, languages } from './steps/begin.ts';
import { codeStep, goodbyeStep, refusedStep } from './steps/end.ts';
import { exitLink } from './steps/exit.ts';
import { partStep } from './steps/part.ts';
import { ringingStep, waitingStep } from './steps/waiting.ts';
import { callerStyles } from './styles.ts';
import { type Actions, announcementOf, type CallerView, type StepContext } from './view.ts';

/**
 * The caller's page. Shows one step at a time; the first view, which is in the page already, stays in place as the
 * welcome. It decides nothing: a view goes in, and what the caller wants comes out through `act`.
 */
@customElement('passerelle-caller')
export class PasserelleCaller extends LitElement {
  @property({ attribute: false }) view: CallerView | null = null;
  @property({ attribute: false }) words: CallerMessages | null = null;
  @property({ attribute: false }) act: Actions | null = null;

  @query('h1') private readonly heading!: HTMLElement | null;

  /** The parts whose styles are in. */
  private readonly dressed = new Set<Part>();

  static override styles = [shared, callerStyles];

  constructor() {
    super();
    this.addEventListener('language-chosen', ({ detail }) => this.act?.setLanguage(detail.language));
  }

  protected override render() {
    const { view, words, act } = this;
    if (!view || !words || !act) return html`<slot></slot>`;
    const context: StepContext = { view, words, act };
    // One announcer for all steps: what is new in it is read out, one that is new is not.
    return html`${this.page(context)}
      <passerelle-status-announcer .message=${announcementOf(view, words)}></passerelle-status-announcer>`;
  }

  private page(context: StepContext) {
    const { view, words } = context;
    if (view.step.name === 'welcome') return html`<slot></slot>`;
    // In a call, the face is the page.
    const stage = view.step.name === 'call' ? view.parts.media?.show(view.step, context) : null;
    if (stage) return stage;
    return html`
      <header class="bar">
        <span class="brand">${words.brand}</span>
        ${exitLink(context)}
      </header>
      <main>
        ${this.step(context)}
        ${languagesBelow.has(view.step.name) ? html`<div class="beside">${languages(context)}</div>` : nothing}
      </main>
    `;
  }

  protected override willUpdate() {
    const { parts, step } = this.view ?? {};
    // Somebody has answered. What could not be fetched is asked for again with the next change.
    if (step?.name === 'call' || step?.name === 'writing') import('../components/face.ts').catch(() => {});
    for (const part of Object.values(parts ?? {})) {
      if (!part || part === true || this.dressed.has(part) || !this.shadowRoot) continue;
      this.dressed.add(part);
      const sheet = part.styles.styleSheet;
      if (sheet) this.shadowRoot.adoptedStyleSheets.push(sheet);
    }
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('view')) return;
    const before = shownAs(changed.get('view')?.step);
    const now = shownAs(this.view?.step);
    const heading = this.heading ?? this.querySelector('h1');
    if (now === 'welcome' && before === now) return;
    const titled = document.title;
    const title = heading?.textContent?.trim() || titled;
    document.title = title;
    // Choosing a time is several steps, each with its own title; while one waits, the title tells the place.
    if (before === now && ((now !== 'callback' && now !== 'known') || title === titled)) return;
    // The new step begins at its top, and a screen reader begins with its title.
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  private step(context: StepContext) {
    const { step } = context.view;
    switch (step.name) {
      case 'before':
        return beforeStep(step, context);
      case 'waiting':
        return waitingStep(step, context);
      case 'ringing':
        return ringingStep(step, context);
      case 'asking':
      case 'preview':
      case 'blocked':
      case 'call':
      case 'writing':
      case 'door':
      case 'callback':
      case 'known':
        return partStep(context);
      case 'goodbye':
        return goodbyeStep(step, context);
      case 'refused':
        return refusedStep(step, context);
      case 'code':
        return codeStep(step, context);
      case 'welcome':
        return nothing;
      default:
        return step satisfies never;
    }
  }
}

/** The steps without a place of their own for the languages have them at the foot of the page. */
const languagesBelow: ReadonlySet<Step['name']> = new Set<Step['name']>([
  'asking',
  'preview',
  'blocked',
  'writing',
  'door',
  'callback',
  'known',
  'goodbye',
  'refused',
  'code',
]);

/** What is a step of its own to its reader. A wait that is one in writing now has lost the button that made it one. */
const shownAs = (step: Step | undefined): string => {
  const name = step?.name ?? 'welcome';
  return step && 'kind' in step && step.kind === 'text' ? `${name} text` : name;
};

declare global {
  interface HTMLElementTagNameMap {
    'passerelle-caller': PasserelleCaller;
  }
}
