import { css } from 'lit';

/** What the goodbye page has beside its own words. */
export const goodbyeStyles = css`
  .agreed {
    margin: var(--space-3) 0 var(--space-4);
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--paper-raised);
    box-shadow: var(--shadow);
    overflow-wrap: anywhere;
  }
  .agreed h2 {
    margin: 0;
  }
  .agreed h2:focus {
    outline: none;
  }
  .agreed h3 {
    margin: 0;
    font-size: var(--text-m);
    line-height: var(--line-title);
  }
  .agreed ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .agreed li {
    padding: var(--space-4) 0 var(--space-2);
    border-bottom: 1px solid var(--line-soft);
  }
  .opening {
    margin: var(--space-1) 0 0;
    white-space: pre-line;
  }
  .reach {
    display: flex;
    align-items: center;
    gap: var(--space-3);
    min-height: var(--touch);
    padding: var(--space-1) 0;
    color: inherit;
    line-height: 1.35;
    text-decoration: none;
  }
  .reach svg,
  .arrived svg {
    flex: none;
    color: var(--accent-edge);
  }
  .reach > span {
    min-width: 0;
    text-decoration: underline;
    text-decoration-color: var(--line);
    text-underline-offset: 4px;
  }
  .reach .soft {
    display: block;
  }
  .strong {
    font-weight: 600;
  }
  .address {
    white-space: pre-line;
  }
  .keep {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(160px, 100%), 1fr));
    gap: var(--space-3);
    margin-top: var(--space-4);
  }
  .agreed img {
    display: block;
    width: 100%;
    border: 1px solid var(--line-soft);
    -webkit-touch-callout: default;
  }
  .agreed .hint {
    margin: var(--space-3) 0 0;
    line-height: 1.35;
  }
  .rating {
    min-width: 0;
    margin: var(--space-4) 0;
    padding: 0;
    border: 0;
  }
  .rating legend {
    margin-bottom: var(--space-2);
    padding: 0;
    font-size: var(--text-m);
    font-weight: 600;
  }
  .rating p {
    /* As high as the longer of the two that stand here. */
    min-height: 3em;
    margin: var(--space-2) 0 0;
  }
  .faces {
    display: grid;
    grid-template-columns: repeat(3, 1fr);
    gap: var(--space-2);
    max-width: 400px;
  }
  .faces label {
    position: relative;
    display: grid;
    cursor: pointer;
  }
  .faces span {
    display: flex;
    flex-direction: column;
    align-items: center;
    gap: var(--space-1);
    padding: var(--space-3) var(--space-2);
    border: 2px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    font-weight: 600;
    line-height: var(--line-title);
    text-align: center;
  }
  .faces input {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
    margin: 0;
    opacity: 0;
    cursor: pointer;
  }
  .faces :checked + span {
    border-color: var(--ink);
    background: var(--accent-soft);
    box-shadow: inset 0 0 0 2px var(--ink);
  }
  .faces :focus-visible + span {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  /* The foot of the page can be read beside what is told there. */
  main:has(.arrived) {
    padding-bottom: 112px;
  }
  .known {
    margin: 0 0 var(--space-4);
    border-block: 1px solid var(--line-soft);
  }
  .known[open] {
    padding-bottom: var(--space-4);
  }
  .known passerelle-button {
    max-width: 400px;
  }
  .phrase {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--space-2) var(--space-5);
    margin: var(--space-3) 0;
    padding-inline-start: var(--space-5);
    font-size: var(--text-m);
    font-weight: 600;
  }
  .agreed .phrase li {
    padding: 0;
    border: 0;
  }
  blockquote {
    margin: var(--space-3) 0;
    padding-inline-start: var(--space-3);
    border-inline-start: 4px solid var(--accent-edge);
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  .words {
    display: grid;
    gap: var(--space-4);
    max-width: 480px;
    margin: var(--space-3) 0;
  }
  .words label {
    font-weight: 600;
  }
  .words input {
    display: block;
    width: 100%;
    min-height: var(--touch);
    margin-top: var(--space-1);
    padding: var(--space-2) var(--space-3);
    border: 2px solid var(--line);
    border-radius: var(--radius);
    background: var(--paper-raised);
    color: var(--ink);
    font: 400 var(--text-s) / var(--line-text) var(--font);
  }
  .words passerelle-notice {
    margin: 0;
  }
  .arrived {
    position: fixed;
    inset: auto 0 0;
    z-index: 3;
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: var(--space-3);
    padding: var(--space-3) max(var(--space-4), calc(50vw - 288px)) max(var(--space-3), env(safe-area-inset-bottom));
    border-top: 2px solid var(--accent-edge);
    background: var(--paper-raised);
  }
  .arrived p {
    display: flex;
    align-items: center;
    gap: var(--space-2);
    margin: 0;
    font-weight: 600;
    line-height: 1.35;
  }
  .arrived passerelle-button {
    flex: none;
  }
`;
