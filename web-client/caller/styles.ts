import { css } from 'lit';

/** The steps' own look; it goes on from `first-view.css`, so that nothing jumps when this takes over. */
export const callerStyles = css`
  :host {
    display: block;
    font-family: var(--font);
  }
  .bar {
    position: sticky;
    top: 0;
    z-index: 2;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    min-height: 64px;
    padding: var(--space-2) max(var(--space-4), calc(50vw - 288px));
    background: var(--paper);
  }
  .brand {
    font-weight: 700;
  }
  .exit {
    display: inline-flex;
    align-items: center;
    min-height: var(--touch);
    padding: 0 var(--space-4);
    border: 2px solid var(--ink);
    border-radius: var(--radius);
    background: var(--ink);
    color: var(--paper);
    font-weight: 700;
    text-decoration: none;
  }
  main {
    display: flex;
    flex-direction: column;
    max-width: 608px;
    min-height: calc(100dvh - 64px);
    margin: 0 auto;
    padding: var(--space-4) var(--space-4) max(var(--space-5), env(safe-area-inset-bottom));
  }
  h1 {
    margin: 0 0 var(--space-4);
    font-size: var(--text-xl);
    line-height: var(--line-title);
    text-wrap: balance;
  }
  h1:focus {
    outline: none;
  }
  h2 {
    margin: var(--space-6) 0 0;
    font-size: var(--text-m);
    line-height: var(--line-title);
  }
  p {
    margin: 0 0 var(--space-3);
  }
  .lead {
    font-size: var(--text-m);
  }
  .soft {
    color: var(--ink-soft);
  }
  .facts {
    margin: 0 0 var(--space-4);
    padding: 0;
    list-style: none;
  }
  .facts li {
    display: grid;
    grid-template-columns: 24px 1fr;
    gap: var(--space-3);
    padding: 6px 0;
    line-height: 1.4;
  }
  .facts svg {
    margin-top: 1px;
    color: var(--green);
  }
  .facts strong {
    display: block;
  }
  .facts span {
    color: var(--ink-soft);
  }
  .stack,
  .ways {
    display: flex;
    flex-direction: column;
    gap: var(--space-3);
  }
  .stack {
    margin: var(--space-2) 0;
  }
  /* Where the thumb is, and in sight however long the page is. */
  .ways {
    position: sticky;
    bottom: 0;
    z-index: 1;
    margin-top: auto;
    padding: var(--space-4) 0 var(--space-3);
    background: linear-gradient(transparent, var(--paper) var(--space-4));
  }
  /* Unfolded, it may be taller than the page: it is scrolled with it then. */
  .ways:has([open]) {
    position: static;
  }
  .beside {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
  }
  /* The words of its outer buttons end where the column does. */
  passerelle-language-switch {
    margin-inline: calc(-1 * var(--space-2));
  }
  passerelle-notice {
    margin-bottom: var(--space-4);
  }
  passerelle-notice p {
    margin: 0;
  }
  .seen {
    display: flex;
    gap: var(--space-4);
    align-items: start;
    /* Where the button is to come, or was, nothing else comes under the finger. */
    min-height: 98px;
    margin: var(--space-2) 0;
  }
  .seen p {
    margin: 0;
  }
  /* Its words stand in the column, close to what they answer. */
  .seen passerelle-button {
    margin-block: calc(-1 * var(--space-2)) calc(-1 * var(--space-3));
  }
  .seen passerelle-button,
  .beside > passerelle-button:first-child {
    margin-inline-start: -18px;
  }
  .ringing {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 72px;
    height: 72px;
    margin-bottom: var(--space-4);
    border: 3px solid var(--accent-edge);
    border-radius: 50%;
    background: var(--accent-soft);
  }
  @media (prefers-reduced-motion: no-preference) {
    .ringing {
      animation: glow 1.6s infinite ease-in-out;
    }
  }
  @keyframes glow {
    50% {
      box-shadow: 0 0 0 12px var(--accent-soft);
    }
  }
  summary {
    box-sizing: border-box;
    min-height: var(--touch);
    padding: var(--space-3) 0;
    font-weight: 600;
    cursor: pointer;
  }
  /* At twice its size, on a phone: one thing below the other, and long words broken. */
  @media (max-width: 300px) {
    main {
      overflow-wrap: anywhere;
      hyphens: auto;
    }
    h1 {
      font-size: var(--text-l);
    }
    main .ways {
      position: static;
    }
    main.stage .exit {
      flex-shrink: 1;
    }
    main .seen,
    main .with,
    main .turns {
      flex-wrap: wrap;
    }
    main :is(.faces, .phrase) {
      grid-template-columns: 1fr;
    }
  }
  @media (min-width: 640px) {
    main:not(.stage) {
      min-height: 0;
      padding-top: var(--space-6);
    }
    h1 {
      font-size: var(--text-xxl);
    }
    .ways {
      position: static;
      margin-top: 0;
    }
    .ways,
    .stack {
      max-width: 400px;
    }
  }
`;
