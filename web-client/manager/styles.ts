import { css } from 'lit';

/** A page of the console: the way back, its sections, and tables that stand close in their cards. */
export const view = css`
  .back {
    display: inline-flex;
    align-items: center;
    min-height: var(--touch);
  }
  .page {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  .card.list {
    padding-block: var(--space-2);
  }
  .list tbody tr:last-child,
  .list tbody tr:last-child > * {
    border-bottom: 0;
  }
  @media (max-width: 719px) {
    .card.list {
      padding: var(--space-2) var(--space-4);
    }
  }
`;

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
