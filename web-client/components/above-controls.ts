import { css } from 'lit';

/** What is opened in a call, between the way out and the controls, however high those are: all that is free there. */
export const aboveControls = css`
  :host {
    position: relative;
    z-index: 3;
    display: flex;
    flex: 1 1 0;
    flex-direction: column;
    justify-content: end;
    min-height: 0;
    margin: 0 max(var(--space-3), 50% - 200px) calc(-1 * var(--space-2));
    color: var(--ink);
    pointer-events: none;
  }
  /* A phone on its side: over the counselor's name, beside the way out. */
  @media (min-width: 640px) and (max-height: 500px) {
    :host {
      margin-block-start: -80px;
      margin-inline: var(--space-3) 210px;
    }
  }
`;
