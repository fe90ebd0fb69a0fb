import { html, svg } from 'lit';
import type { LineLevel } from '../rtc/line.ts';

const full: Readonly<Record<LineLevel, number>> = { good: 3, weak: 2, voice_only: 1 };

/** How good a line is, in three bars. The words beside them say the same. */
export const signalBars = (
  level: LineLevel,
) => html`<svg width="22" height="16" viewBox="0 -2 22 16" overflow="visible" aria-hidden="true">
  ${[0, 1, 2].map(
    (bar) =>
      svg`<rect x=${1 + bar * 7} y=${10 - bar * 4.5} width="5" height=${5 + bar * 4.5} rx="1.5"
        fill=${bar < full[level] ? 'currentColor' : 'none'} stroke="currentColor" stroke-width="1.5" />`,
  )}
</svg>`;
