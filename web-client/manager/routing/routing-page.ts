import { consume } from '@lit/context';
import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { Campaign, Placement, Team } from '../../../server/contract/http.ts';
import type { Preview, Routing } from '../../../server/contract/routing.ts';
import '../../components/button.ts';
import '../../components/notice.ts';
import { shared } from '../../components/shared.ts';
import { type FailureCode, failureCode, RequestError } from '../../data/http.ts';
import type { CountedSkill } from '../../data/teams.ts';
import { LeaveGuard } from '../../lib/leave-guard.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { pathOf } from '../routes.ts';
import { editor, view } from '../styles.ts';
import { columns } from './columns.ts';
import { type Complaints, complaintsOf } from './complaints.ts';
import { firstInvalid } from './first-invalid.ts';
import './hours-editor.ts';
import { settledProblems } from './hours-draft.ts';
import './ladder-editor.ts';
import type { ManagerLadder } from './ladder-editor.ts';
import './limits-editor.ts';
import './preview-panel.ts';
import { nextOpening } from './next-opening.ts';
import { previewGround } from './preview-ground.ts';
import {
  changedParts,
  countProblems,
  draftOf,
  problemsOf,
  type RoutingDraft,
  type RoutingPart,
  type RoutingProblems,
  routingOf,
} from './routing-draft.ts';
import { unsaved } from './unsaved.ts';

/** A campaign's routing, with all that it can name. */
export interface RoutingData {
  readonly campaign: Campaign;
  readonly routing: Routing;
  readonly teams: readonly Team[];
  readonly skills: readonly CountedSkill[];
  readonly placements: readonly Placement[];
}

const none: RoutingProblems = { steps: [], hours: [], timeZone: false, limits: [] };

/** How a campaign's calls are routed, and when it is open; says `routing-changed`. */
@customElement('manager-routing')
export class ManagerRouting extends StaffElement {
  @property({ attribute: false }) data: RoutingData | null = null;
  /** What is being edited; what the server has, until something is. */
  @property({ attribute: false }) draft: RoutingDraft | null = null;
  /** Shows all that is wrong, once Save was tried; before, only hours that can't be together. */
  @property({ attribute: false }) tried = false;
  /** What the preview shows before the server was asked. */
  @property({ attribute: false }) preview: Preview | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private base: Routing | null = null;
  @state() private complaints: Complaints = new Map();
  @state() private failure: FailureCode | null = null;
  @state() private busy = false;
  @state() private restored = false;
  @state() private saved: readonly RoutingPart[] = [];
  @state() private opening: Preview | null = null;

  @query('manager-ladder') private readonly ladder!: ManagerLadder;
  @query('#standing') private readonly standing!: HTMLElement;
  @query('#failure, #elsewhere') private readonly notice!: HTMLElement | null;

  static override styles = [shared, page, fields, editor, view, columns];

  constructor() {
    super();
    new LeaveGuard(this, () => this.dirty);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { data } = this;
    if (!changed.has('data') || data === null) return;
    if (this.base === null) {
      const kept = unsaved.get(data.campaign.id);
      this.restored = kept !== undefined;
      this.base = kept?.base ?? data.routing;
      this.draft ??= kept?.draft ?? draftOf(data.routing);
    } else if (!this.dirty && !same(this.base, data.routing)) {
      this.base = data.routing;
      this.draft = draftOf(data.routing);
    }
  }

  protected override render() {
    const { data, draft } = this;
    if (data === null || draft === null) return nothing;
    const { routing: words, limits } = this.t;
    const found = problemsOf(draft, data);
    const problems = this.tried ? found : { ...none, hours: settledProblems(found.hours, draft.hours) };
    const toMend = this.tried ? countProblems(found) : 0;
    const section = (id: string, title: string, hint: string, content: TemplateResult) => html`
      <section aria-labelledby=${id}>
        <h2 id=${id}>${title}</h2>
        <p class="soft">${hint}</p>
        ${content}
      </section>
    `;
    return html`
      <div class="columns">
        <div class="parts">
          <div>
            <a class="back" href=${pathOf({ page: 'campaign', campaign: data.campaign.id })}>← ${data.campaign.name}</a>
            <h1 tabindex="-1">${words.title}</h1>
          </div>
          ${section(
            'ladder',
            words.ladder,
            words.ladderHint,
            html`<manager-ladder
              .steps=${draft.steps}
              .problems=${problems.steps}
              .complaints=${this.complaints}
              .teams=${data.teams}
              .skills=${data.skills}
              @ladder-edited=${(event: HTMLElementEventMap['ladder-edited']) => this.edit({ steps: event.detail.steps })}
            ></manager-ladder>`,
          )}
          ${section(
            'hours',
            this.t.hours.title,
            this.t.hours.hint,
            html`<manager-hours
              .value=${draft}
              .problems=${problems.hours}
              ?zone-unknown=${problems.timeZone}
              next=${nextOpening(draft, found, this.preview ?? this.opening, this.t, this.language)}
              @hours-edited=${({ detail: { hours, timeZone, alwaysOpen } }: HTMLElementEventMap['hours-edited']) =>
                this.edit({ hours, timeZone, alwaysOpen })}
            ></manager-hours>`,
          )}
          ${(['instead', 'caps'] as const).map((part) =>
            section(
              part,
              limits.titles[part],
              limits.hints[part],
              html`<manager-limits
                about=${part}
                .limits=${draft.limits}
                .wrong=${problems.limits}
                @limits-edited=${(event: HTMLElementEventMap['limits-edited']) => this.edit({ limits: event.detail.limits })}
              ></manager-limits>`,
            ),
          )}
        </div>
        <aside aria-labelledby="preview" class="card">
          <h2 id="preview">${this.t.preview.title}</h2>
          <manager-preview
            campaign=${data.campaign.id}
            .ground=${previewGround(draft, data, found)}
            .placements=${data.placements}
            .fresh=${data}
            .preview=${this.preview}
            @previewed=${(event: HTMLElementEventMap['previewed']) => {
              if (event.detail.now) this.opening = event.detail.preview;
            }}
          ></manager-preview>
        </aside>
      </div>
      ${this.notices(data)} ${this.bar(toMend)}
    `;
  }

  private notices(data: RoutingData) {
    const { routing: words, edits, failures } = this.t;
    const general = this.complaints.get(null) ?? [];
    const elsewhere = this.dirty && this.base !== null && !same(this.base, data.routing);
    return html`<div class="notices">
      ${this.restored && this.dirty ? html`<passerelle-notice>${edits.restored}</passerelle-notice>` : nothing}
      ${elsewhere ? html`<passerelle-notice id="elsewhere" tabindex="-1" kind="problem" announce>${words.changedElsewhere}</passerelle-notice>` : nothing}
      ${
        this.failure
          ? html`<passerelle-notice id="failure" tabindex="-1" kind="problem" announce>
              ${failures[this.failure]}
              ${general.map((sentence) => html`<p lang="en">${sentence}</p>`)}
            </passerelle-notice>`
          : nothing
      }
    </div>`;
  }

  private bar(problems: number) {
    const { routing: words, edits, save, saving } = this.t;
    const { dirty } = this;
    const wrong = problems > 0 && dirty;
    const done = this.saved.length > 0 ? words.saved(this.saved) : edits.nothingUnsaved;
    const standing = wrong ? words.problemCount(problems) : dirty ? edits.unsaved : done;
    const look = wrong ? 'error' : dirty || this.saved.length > 0 ? '' : 'soft';
    return html`<div class="bar">
      <p id="standing" role="status" tabindex="-1" class=${look}>${standing}</p>
      <passerelle-button look="quiet" ?disabled=${!dirty} @click=${this.discard}>${edits.discard}</passerelle-button>
      <passerelle-button look="primary" ?disabled=${!dirty} busy=${this.busy ? saving : ''} @click=${this.save}>${save}</passerelle-button>
    </div>`;
  }

  private get dirty(): boolean {
    return this.draft !== null && this.base !== null && changedParts(this.draft, draftOf(this.base)).length > 0;
  }

  private edit(change: Partial<RoutingDraft>) {
    if (this.draft === null || this.base === null || this.data === null) return;
    this.draft = { ...this.draft, ...change };
    this.saved = [];
    this.complaints = new Map();
    this.failure = null;
    if (this.dirty) unsaved.set(this.data.campaign.id, { base: this.base, draft: this.draft });
    else unsaved.delete(this.data.campaign.id);
  }

  private discard() {
    if (this.data === null) return;
    this.base = this.data.routing;
    this.edit(draftOf(this.data.routing));
    this.tried = false;
    this.restored = false;
    void this.leaveButtons();
  }

  private async save() {
    const { data, draft, base } = this;
    if (data === null || draft === null || base === null || this.busy) return;
    this.tried = true;
    const routing = routingOf(draft, data);
    if (routing === null) return this.showProblems(problemsOf(draft, data));
    this.busy = true;
    this.failure = null;
    const parts = changedParts(draft, draftOf(base));
    try {
      // Somebody else's change that this page has shown may be replaced, and no other.
      const { edition } = data.routing;
      const wish = edition === undefined ? routing : { ...routing, edition };
      const answer = await this.actions.putRouting(data.campaign.id, wish);
      this.base = answer;
      // What was edited while the answer was on its way is not lost.
      if (this.draft === draft) this.draft = draftOf(answer);
      this.saved = parts;
      this.tried = false;
      this.restored = false;
      unsaved.delete(data.campaign.id);
      tell(this, 'routing-changed', { routing: answer });
      void this.leaveButtons();
    } catch (error) {
      this.failure = await this.failureOf(error, data.campaign);
      this.complaints =
        error instanceof RequestError && error.code === 'bad_request' ? complaintsOf(error.message) : new Map();
      await this.showProblems(none);
    } finally {
      this.busy = false;
    }
  }

  /** What to say of it. Of a change elsewhere nothing more than what all see whose page it reaches. */
  private async failureOf(error: unknown, { id }: Campaign): Promise<FailureCode | null> {
    const code = failureCode(error);
    if (code !== 'conflict') return code;
    try {
      tell(this, 'routing-changed', { routing: await this.actions.getRouting(id) });
      return null;
    } catch (failed) {
      return failureCode(failed);
    }
  }

  /** Takes the reader to the first step that is wrong, or the first field, or to what the server said of all else. */
  private async showProblems({ steps }: RoutingProblems) {
    // Whatever is wrong is marked once all that is inside of this page has been drawn too.
    await new Promise(requestAnimationFrame);
    const [first] = [...steps.map(({ step }) => step), ...[...this.complaints.keys()].filter((key) => key !== null)];
    if (first !== undefined) await this.ladder.focusStep(first, 'problem');
    else (firstInvalid(this.renderRoot) ?? this.notice)?.focus();
  }

  /** With nothing left to save, the buttons can't keep the focus: what is said beside them takes it. */
  private async leaveButtons() {
    const held = this.shadowRoot?.activeElement?.closest('.bar') ?? null;
    await this.updateComplete;
    if (held !== null && !this.dirty) this.standing.focus();
  }
}

const same = (a: Routing, b: Routing): boolean => JSON.stringify(a) === JSON.stringify(b);

declare global {
  interface HTMLElementTagNameMap {
    'manager-routing': ManagerRouting;
  }
}
