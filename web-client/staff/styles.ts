import { css } from 'lit';

/** Headings, links and the page's column, alike on every staff page. */
export const page = css`
  :host {
    display: block;
  }
  h1,
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  h1,
  h2,
  h3 {
    line-height: var(--line-title);
    text-wrap: balance;
    overflow-wrap: anywhere;
  }
  h1 {
    font-size: var(--text-xl);
  }
  h2 {
    font-size: var(--text-l);
  }
  h3 {
    font-size: var(--text-m);
  }
  h1:focus {
    outline: none;
  }
  a {
    color: inherit;
    text-underline-offset: 3px;
  }
  .soft {
    color: var(--ink-soft);
  }
  .card {
    padding: var(--space-5);
    border: 1px solid var(--line-soft);
    border-radius: var(--radius);
    background: var(--paper-raised);
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-3);
  }
  .between {
    justify-content: space-between;
  }
  .stack {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
`;

/** Tables of numbers; below 720 px each row stands as a card, whose cells name themselves. */
export const ledger = css`
  table {
    width: 100%;
    border-collapse: collapse;
    font-variant-numeric: tabular-nums;
  }
  th,
  td {
    padding: var(--space-2) var(--space-3);
    text-align: start;
    vertical-align: middle;
    border-bottom: 1px solid var(--line-soft);
  }
  tr > :first-child {
    padding-inline-start: 0;
  }
  tr > :last-child {
    padding-inline-end: 0;
  }
  thead th {
    color: var(--ink-soft);
    font-weight: 400;
    white-space: nowrap;
  }
  tbody th {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
  tbody th .soft {
    display: block;
    font-weight: 400;
    line-height: 1.35;
  }
  .number {
    text-align: end;
    white-space: nowrap;
  }
  tfoot th,
  tfoot td {
    font-weight: 700;
    border-bottom: 0;
  }
  @media (max-width: 719px) {
    thead {
      position: absolute;
      width: 1px;
      height: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    table,
    tbody,
    tfoot {
      display: block;
    }
    tbody tr,
    tfoot tr {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: var(--space-1);
      padding: var(--space-3) 0;
      border-bottom: 1px solid var(--line-soft);
    }
    tfoot tr {
      border-bottom: 0;
    }
    tbody th,
    tbody td,
    tfoot th,
    tfoot td {
      display: block;
      padding: 0;
      border: 0;
    }
    td[data-name] {
      display: flex;
      justify-content: space-between;
      gap: var(--space-2);
    }
    td[data-name]::before {
      content: attr(data-name);
      color: var(--ink-soft);
      font-weight: 400;
    }
    td[data-name=''] {
      display: none;
    }
  }
`;

/** Native fields that no component covers, drawn like the text field. */
export const fields = css`
  form {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-4);
  }
  label {
    display: block;
    margin-bottom: var(--space-1);
    font-weight: 600;
  }
  select,
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
  :is(select, .field)[aria-invalid='true'] {
    border-color: var(--red);
    border-width: 3px;
  }
  .error {
    margin: 0 0 var(--space-1);
    color: var(--red);
    font-weight: 600;
    line-height: 1.35;
  }
`;

/** Rows that end with a quiet button: its words stand where the line begins, also where it has one of its own. */
export const quietEnd = css`
  .row {
    gap: var(--space-2) var(--space-5);
  }
  .row [look='quiet'] {
    margin-inline-start: calc(-1 * var(--space-4));
  }
`;
