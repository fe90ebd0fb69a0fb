import { css } from 'lit';

/** What the console's editors share: they are dense where a mouse points, and roomy under a thumb. */
export const editor = css`
  @media (min-width: 720px) and (pointer: fine) {
    :host {
      --touch: 40px;
    }
  }
  /* As high as a text field beside it, of which browsers make a select a little less. */
  select {
    min-height: max(var(--touch), 44px);
  }
  fieldset {
    min-width: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .pair {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
    gap: var(--space-4);
    align-items: end;
  }
  .pair > * {
    min-width: 0;
  }
  .field {
    width: 100%;
    min-width: 0;
    min-height: var(--touch);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    color: var(--ink);
    font: 400 var(--text-s) / var(--line-text) var(--font);
  }
  .field[aria-invalid='true'] {
    border-color: var(--red);
    border-width: 3px;
  }
  label.check {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--touch);
    margin: 0;
    font-weight: 400;
    line-height: 1.35;
    cursor: pointer;
  }
  .check input {
    flex: none;
    width: 20px;
    height: 20px;
    margin: 0;
    accent-color: var(--ink);
  }
`;
