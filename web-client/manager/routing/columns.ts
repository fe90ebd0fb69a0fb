import { css } from 'lit';

/** The page of routing: its parts, the preview beside them or below, and the bar that saves. */
export const columns = css`
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  .parts {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-6);
  }
  aside > h2 {
    margin-bottom: var(--space-3);
  }
  section > h2 {
    margin-bottom: var(--space-1);
  }
  section > p {
    max-width: var(--measure);
    margin-bottom: var(--space-3);
  }
  .notices {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  #failure:focus {
    outline: none;
  }
  .bar {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    align-items: center;
    justify-content: end;
    gap: var(--space-2) var(--space-3);
    margin-top: var(--space-5);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line-soft);
    background: var(--paper);
  }
  .bar p {
    flex: 1;
    margin: 0;
    min-width: 0;
    line-height: 1.35;
  }
  @media (min-width: 1000px) {
    .columns {
      grid-template-columns: minmax(0, 1fr) 380px;
      align-items: start;
    }
    aside {
      position: sticky;
      top: var(--space-4);
      /* All of it is in sight from the start: below the head of the page, above the bar. */
      max-height: calc(100dvh - 57px - 73px - 2 * var(--space-5));
      overflow: auto;
    }
  }
  @media (max-width: 719px) {
    .bar {
      flex-wrap: wrap;
    }
    .bar p {
      flex-basis: 100%;
    }
  }
`;
