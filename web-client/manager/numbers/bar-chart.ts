import { css, html, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { shared } from '../../components/shared.ts';
import { StaffElement } from '../../staff/element.ts';
import { page } from '../../staff/styles.ts';
import { type Bar, namedPlaces } from './series.ts';

const height = 160;
const above = 24;
const below = 28;
const axis = 60;
/** Pixels that a letter of a name below the bars takes at most, and a number on top of one. */
const room = { letter: 9, number: 40 };
const row = { height: 60, bar: 20, most: 12 };

/**
 * A chart of one series, whose title is the question that it answers. Each bar stands on zero and is labelled itself
 * where there is room. The table on the same page has every number of it.
 */
@customElement('manager-bar-chart')
export class ManagerBarChart extends StaffElement {
  @property() heading = '';
  /** Of whom, and of what, the bars are. */
  @property() note = '';
  @property({ attribute: false }) bars: readonly Bar[] = [];
  /** Where the axis ends. */
  @property({ type: Number }) end = 1;
  /** A bar for each team or campaign lies; a bar for each hour or day stands. */
  @property({ type: Boolean }) lying = false;
  @property({ attribute: false }) textOf: (value: number | null) => string = String;
  @state() private width = 600;

  private readonly sizes = new ResizeObserver(([entry]) => {
    if (entry) this.width = Math.max(240, Math.floor(entry.contentRect.width));
  });

  static override styles = [
    shared,
    page,
    css`
      .plot {
        margin-top: var(--space-3);
        overflow: hidden;
      }
      svg {
        display: block;
        font: 400 var(--text-s) / 1 var(--font);
        font-variant-numeric: tabular-nums;
      }
      text {
        fill: var(--ink);
      }
      .axis {
        fill: var(--ink-soft);
      }
      rect {
        fill: var(--accent-edge);
      }
      line {
        stroke: var(--line-soft);
      }
      .zero {
        stroke: var(--line);
      }
      @media (max-width: 719px) {
        .card {
          padding: var(--space-4);
        }
      }
    `,
  ];

  override connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => {
      const plot = this.renderRoot.querySelector('.plot');
      if (plot && this.isConnected) this.sizes.observe(plot);
    });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  protected override render() {
    return html`
      <section class="card" aria-labelledby="title">
        <h2 id="title">${this.heading}</h2>
        <p class="soft">${this.note}</p>
        <div class="plot">${this.lying ? this.lyingBars() : this.standingBars()}</div>
      </section>
    `;
  }

  /** The chart in words, for who does not see it: its extremes. The table has the rest. */
  private summary(): string {
    const { figures } = this.t;
    const known = this.bars.flatMap(({ label, value }) => (value === null ? [] : [{ label, value }]));
    const [first, ...others] = known;
    if (first === undefined) return `${this.heading} ${figures.noValue}`;
    const most = others.reduce((best, bar) => (bar.value > best.value ? bar : best), first);
    const least = others.reduce((best, bar) => (bar.value < best.value ? bar : best), first);
    const told = [
      figures.most(most.label, this.textOf(most.value)),
      figures.least(least.label, this.textOf(least.value)),
    ];
    return [this.heading, ...told].join(' ');
  }

  private lengthOf = (value: number | null, whole: number): number =>
    value === null ? 0 : Math.max(value > 0 ? 2 : 0, (value / this.end) * whole);

  private standingBars(): TemplateResult {
    const { bars, width } = this;
    const each = (width - axis) / Math.max(1, bars.length);
    const zero = above + height;
    const name = Math.max(...bars.map(({ label }) => label.length), 0) * room.letter;
    const last = bars.length - 1;
    const named = namedPlaces(bars.length, each, name);
    // Where the first and the last name have no room beside each other, the last stands below.
    const lower = last > 0 && 2 * name > width - axis ? 20 : 0;
    const most = bars.reduce((best, { value }) => Math.max(best, value ?? 0), 0);
    const numbered = (value: number | null, place: number) =>
      value !== null && (each >= room.number || bars.findIndex((bar) => bar.value === most) === place);
    const grid = (share: number) => svg`
      <line class=${share === 0 ? 'zero' : ''} x1=${axis} x2=${width} y1=${zero - share * height} y2=${zero - share * height}></line>
      <text class="axis" x=${axis - 8} y=${zero - share * height + 5} text-anchor="end">${this.textOf(this.end * share)}</text>`;
    return html`<svg width=${width} height=${zero + below + lower} role="img" aria-label=${this.summary()}>
      ${grid(0)} ${grid(1)}
      ${bars.map(({ label, value }, place) => {
        const x = axis + place * each;
        const length = this.lengthOf(value, height);
        const middle = Math.min(Math.max(x + each / 2, axis + 16), width - 16);
        return svg`
          <rect x=${x + each * 0.1} y=${zero - length} width=${Math.max(1, each * 0.8)} height=${length}><title>${label}: ${this.textOf(value)}</title></rect>
          ${numbered(value, place) ? svg`<text x=${middle} y=${zero - length - 6} text-anchor="middle">${this.textOf(value)}</text>` : nothing}
          ${
            !named.includes(place)
              ? nothing
              : place === last && last > 0
                ? svg`<text class="axis" x=${x + each * 0.9} y=${zero + 20 + lower} text-anchor="end">${label}</text>`
                : svg`<text class="axis" x=${x + each * 0.1} y=${zero + 20}>${label}</text>`
          }`;
      })}
    </svg>`;
  }

  private lyingBars(): TemplateResult {
    const bars = this.bars.slice(0, row.most);
    const whole = this.width - 72;
    const most = Math.floor(this.width / 9);
    const short = (label: string) => (label.length > most ? `${label.slice(0, most - 1)}…` : label);
    const { figures } = this.t;
    return html`
      <svg width=${this.width} height=${bars.length * row.height} role="img" aria-label=${this.summary()}>
        ${bars.map(({ label, value }, place) => {
          const y = place * row.height;
          const length = this.lengthOf(value, whole);
          return svg`
            <text x="0" y=${y + 18}>${short(label)}</text>
            <rect x="0" y=${y + 28} width=${length} height=${row.bar}></rect>
            <text x=${length + 8} y=${y + 44}>${value === null ? figures.noValue : this.textOf(value)}</text>`;
        })}
        <line class="zero" x1="0.5" x2="0.5" y1="24" y2=${bars.length * row.height - 8}></line>
      </svg>
      ${this.bars.length > row.most ? html`<p class="soft">${figures.chartFirst(row.most, this.bars.length)}</p>` : nothing}
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'manager-bar-chart': ManagerBarChart;
  }
}
