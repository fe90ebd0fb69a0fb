import { css } from 'lit';

/** What the steps of callbacks have of their own. */
export const laterStyles = css`
  .day {
    margin: var(--space-5) 0 var(--space-3);
  }
  .day::first-letter {
    text-transform: uppercase;
  }
  .slots {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(96px, 1fr));
    gap: var(--space-3);
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .kinds {
    margin: 0 0 var(--space-4);
    padding: 0;
    border: 0;
  }
  .kinds legend {
    margin-bottom: var(--space-2);
    padding: 0;
    font-weight: 600;
  }
  .kinds label {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: 56px;
    padding: 0 var(--space-4);
    border: 2px solid var(--line);
    cursor: pointer;
  }
  .kinds label:not(:last-child) {
    border-bottom: 0;
  }
  .kinds label:first-of-type {
    border-radius: var(--radius) var(--radius) 0 0;
  }
  .kinds label:last-of-type {
    border-radius: 0 0 var(--radius) var(--radius);
  }
  .kinds input {
    width: 24px;
    height: 24px;
    margin: 0;
    accent-color: var(--accent-edge);
  }
  .link {
    display: block;
    margin-bottom: var(--space-2);
    font-weight: 600;
  }
  .link input {
    display: block;
    width: 100%;
    min-height: var(--touch);
    margin-top: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-sunken);
    color: var(--ink);
    font: 400 var(--text-s) / var(--line-text) var(--font-mono);
    text-overflow: ellipsis;
  }
  .stack p {
    margin: 0;
  }
`;
