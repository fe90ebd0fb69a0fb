import { html, LitElement, nothing, type PropertyValues } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import type { ElementEvents } from '../components/events.ts';
import '../components/status-announcer.ts';
import { shared } from '../components/shared.ts';
import type { CallerMessages } from '../locales/caller/fr.ts';
import type { Part } from './parts.ts';
import type { Step } from './step.ts';
import { beforeStep } from './steps/begin.ts';
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

  protected override render() {
    const { view, words, act } = this;
    if (!view || !words || !act || view.step.name === 'welcome') return html`<slot></slot>`;
    const context: StepContext = { view, words, act };
    const announcement = announcementOf(view, words);
    const announcer = html`<passerelle-status-announcer .message=${announcement}></passerelle-status-announcer>`;
    // In a call, the face is the page.
    const stage = view.step.name === 'call' ? view.parts.media?.show(view.step, context) : null;
    if (stage) return html`${stage}${announcer}`;
    return html`
      <header class="bar">
        <span class="brand">${words.brand}</span>
        ${exitLink(context)}
      </header>
      <main @language-chosen=${(event: CustomEvent<ElementEvents['language-chosen']>) => act.setLanguage(event.detail.language)}>
        ${this.step(context)}
      </main>
      ${announcer}
    `;
  }

  protected override willUpdate() {
    const { parts } = this.view ?? {};
    for (const part of [parts?.media, parts?.writing, parts?.later, parts?.goodbye]) {
      if (!part || this.dressed.has(part) || !this.shadowRoot) continue;
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
    const title = heading?.textContent?.trim() || document.title;
    // Choosing a time is several steps, each with its own title; while one waits, the title tells the place.
    if (before === now && ((now !== 'callback' && now !== 'known') || title === document.title)) return;
    // The new step begins at its top, and a screen reader begins with its title.
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
    document.title = title;
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
