import { consume } from '@lit/context';
import { css, html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Placement } from '../../../server/contract/http.ts';
import type { Preview, PreviewStep, PreviewWish } from '../../../server/contract/routing.ts';
import '../../components/button.ts';
import { shared } from '../../components/shared.ts';
import { type FailureCode, failureCode } from '../../data/http.ts';
import '../../staff/choices.ts';
import { StaffElement } from '../../staff/element.ts';
import { tell } from '../../staff/events.ts';
import { duration, languageName } from '../../staff/format.ts';
import { fields, page } from '../../staff/styles.ts';
import { type ManagerActions, managerActions, serverActions } from '../actions.ts';
import { languageOptions } from '../languages.ts';
import '../picker.ts';
import '../presence-mark.ts';
import { editor } from '../styles.ts';
import { firstRing } from './first-ring.ts';
import type { PreviewGround } from './preview-ground.ts';

// Long enough that nothing is asked between two letters, short enough to feel at once.
const pauseMs = 400;

/** Who would be rung for a caller, step by step, by the ladder as it stands on the page; says `previewed`. */
@customElement('manager-preview')
export class ManagerPreview extends StaffElement {
  @property() campaign = '';
  /** Null while something on the page has to be mended first. */
  @property({ attribute: false }) ground: PreviewGround | null = null;
  @property({ attribute: false }) placements: readonly Placement[] = [];
  /** Changes when who is at work may have. */
  @property({ attribute: false }) fresh: unknown = null;
  @property({ attribute: false }) preview: Preview | null = null;
  @consume({ context: managerActions }) private actions: ManagerActions = serverActions;
  @state() private placement = '';
  @state() private languages: readonly string[] = [this.language];
  @state() private now = true;
  @state() private moment = '';
  @state() private failure: FailureCode | null = null;
  @state() private waiting = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asking: AbortController | null = null;
  private asked = '';

  static override styles = [
    shared,
    page,
    fields,
    editor,
    css`
      .answer {
        min-height: 200px;
      }
      ol {
        margin: 0;
        padding: 0;
        list-style: none;
      }
      .steps > li {
        padding: var(--space-3) 0;
        border-top: 1px solid var(--line-soft);
      }
      .people li {
        display: grid;
        grid-template-columns: 1.5em minmax(0, 1fr) auto;
        gap: var(--space-2);
        padding: 2px 0;
        line-height: 1.35;
        font-variant-numeric: tabular-nums;
      }
      .person {
        overflow-wrap: anywhere;
      }
      .person .soft {
        display: block;
      }
      .nobody {
        color: var(--ink);
        border-inline-start: 4px solid var(--accent-edge);
        padding-inline-start: var(--space-3);
      }
      .state {
        min-height: 1.5em;
      }
    `,
  ];

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.asking?.abort();
    this.asked = '';
  }

  protected override updated(changed: PropertyValues<this>) {
    const wish = this.wish();
    const question = JSON.stringify(wish);
    // Who is at work concerns a caller of now alone.
    if (question === this.asked && !(changed.has('fresh') && this.now)) return;
    this.asked = question;
    clearTimeout(this.timer);
    this.asking?.abort();
    this.waiting = wish !== null;
    if (wish !== null) this.timer = setTimeout(() => void this.ask(wish), this.preview === null ? 0 : pauseMs);
  }

  protected override render() {
    const { preview: words } = this.t;
    return html`
      <div class="stack">
        <div>
          <label for="placement">${words.placement}</label>
          <select id="placement" @change=${(event: Event) => event.target instanceof HTMLSelectElement && this.choose(event.target.value)}>
            <option value="">${words.anyPlacement}</option>
            ${this.placements.map(({ id, label }) => html`<option value=${id} ?selected=${id === this.placement}>${label}</option>`)}
          </select>
        </div>
        <manager-picker
          label=${words.languages}
          .options=${languageOptions(this.language, this.languages)}
          .chosen=${this.languages}
          @picked=${(event: HTMLElementEventMap['picked']) => {
            this.languages = event.detail.values;
          }}
        ></manager-picker>
        <staff-choices
          legend=${words.when}
          value=${this.now ? 'now' : 'at'}
          .options=${[{ value: 'now', label: words.now }, { value: 'at', label: words.at }]}
          @choice-changed=${(event: HTMLElementEventMap['choice-changed']) => {
            this.now = event.detail.value === 'now';
          }}
        ></staff-choices>
        ${
          this.now
            ? nothing
            : html`<div>
                <label for="moment">${words.moment}</label>
                <input
                  class="field"
                  id="moment"
                  type="datetime-local"
                  .value=${this.moment}
                  @input=${(event: Event) => {
                    if (event.target instanceof HTMLInputElement) this.moment = event.target.value;
                  }}
                />
              </div>`
        }
        <div>
          <p class="state soft" role="status">${this.standing()}</p>
          <div class="answer">${this.preview && this.wish() !== null ? this.answer(this.preview) : nothing}</div>
        </div>
      </div>
    `;
  }

  private standing() {
    const { preview: words, failures } = this.t;
    if (this.ground === null) return words.mendFirst;
    if (!this.now && this.at() === null) return words.chooseMoment;
    if (this.failure && !this.waiting) return failures[this.failure];
    if (this.waiting) return this.preview === null ? this.t.loading : words.updating;
    return '';
  }

  private answer(preview: Preview) {
    const { preview: words } = this.t;
    const placement = this.placements.find(({ id }) => id === this.placement)?.label ?? null;
    const languages = this.languages.map((tag) => languageName(tag, this.language));
    const ring = firstRing(preview);
    return html`
      <p>
        <strong>${words.caller(placement, languages, this.now)}</strong>
        ${
          !preview.open
            ? words.closed
            : !this.now
              ? nothing
              : ring === null
                ? words.nobodyFree
                : words.rings(ring.counselor, ring.afterSeconds === 0 ? null : duration(ring.afterSeconds))
        }
      </p>
      <ol class="steps">${preview.steps.map((step) => this.step(step))}</ol>
    `;
  }

  private step(step: PreviewStep) {
    const { preview: words, routing } = this.t;
    const when = routing.after(step.afterSeconds === 0 ? null : duration(step.afterSeconds));
    if (step.team === null) {
      return html`<li>
        <h3>${when}</h3>
        ${step.instead.map((kind) => html`<p>${words.instead[kind]}</p>`)}
      </li>`;
    }
    const more = step.eligible - step.counselors.length;
    return html`<li>
      <h3>${when} · ${step.team.name}</h3>
      ${step.counselors.length === 0 ? html`<p class="nobody">${step.already > 0 ? words.nobodyNew(step.already) : words.nobody}</p>` : nothing}
      <ol class="people">
        ${step.counselors.map(
          ({ name, presence, fit }, index) => html`<li>
            <span class="soft">${index + 1}.</span>
            <span class="person">${name}${fit > 0 ? html`<span class="soft">${words.fit(fit)}</span>` : nothing}</span>
            ${this.now ? html`<manager-presence presence=${presence}></manager-presence>` : nothing}
          </li>`,
        )}
      </ol>
      ${more > 0 ? html`<p class="soft">${words.more(more)}</p>` : nothing}
    </li>`;
  }

  private choose(placement: string) {
    this.placement = placement;
  }

  private at(): string | null {
    const moment = new Date(this.moment);
    return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
  }

  private wish(): PreviewWish | null {
    const at = this.now ? null : this.at();
    if (this.ground === null || (!this.now && at === null)) return null;
    const placement = this.placements.find(({ id }) => id === this.placement)?.id ?? null;
    return { ...this.ground, placement, languages: [...this.languages], at };
  }

  private async ask(wish: PreviewWish) {
    const mine = new AbortController();
    this.asking = mine;
    try {
      const preview = await this.actions.previewRouting(this.campaign, wish, mine.signal);
      if (mine.signal.aborted) return;
      this.preview = preview;
      this.failure = null;
      tell(this, 'previewed', { preview, now: wish.at === null });
    } catch (error) {
      if (mine.signal.aborted) return;
      this.failure = failureCode(error);
    }
    this.waiting = false;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-preview': ManagerPreview;
  }
}
