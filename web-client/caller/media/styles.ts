import { css } from 'lit';

/** What calls by video and voice look like, besides what every step does. */
export const mediaStyles = css`
  /* It comes when it is opened, and finds its place there. */
  .check {
    min-height: 160px;
  }
  .frame {
    position: relative;
    margin-bottom: var(--space-4);
  }
  .mirror {
    aspect-ratio: 4 / 3;
    width: 100%;
    max-height: 36dvh;
    border-radius: var(--radius);
  }
  .own {
    position: absolute;
    inset: auto var(--space-2) var(--space-2);
  }
  .own p,
  .own button,
  .blur {
    width: fit-content;
    margin: var(--space-2) 0 0;
    padding: var(--space-1) var(--space-3);
    border: 2px solid transparent;
    border-radius: var(--radius);
    background: var(--over-video);
    color: var(--on-video);
  }
  .own button,
  .blur {
    display: inline-flex;
    align-items: center;
    gap: var(--space-2);
    min-height: var(--touch);
    border-color: currentColor;
    font: 600 var(--text-s) / var(--line-title) var(--font);
    cursor: pointer;
  }
  .own [aria-pressed='true'] {
    background: var(--on-video);
    color: var(--behind-video);
  }
  .blur {
    margin: calc(-1 * var(--space-2)) 0 var(--space-4);
    background: var(--paper-raised);
    color: var(--ink);
  }
  .blur[aria-pressed='true'] {
    background: var(--ink);
    color: var(--paper-raised);
  }
  .mirror.small {
    width: 128px;
    margin: 0;
    flex: none;
  }
  @media (max-height: 700px) {
    .mirror.small {
      width: 80px;
    }
  }
  .prompt {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--space-3);
    align-items: center;
    margin: 0 0 var(--space-4);
    padding: var(--space-4);
    border: 2px solid var(--accent-edge);
    border-radius: var(--radius);
    background: var(--accent-soft);
    font-size: var(--text-m);
  }
  @media (min-width: 640px) {
    .frame {
      max-width: 480px;
    }
  }

  /* In a call, the face is the page. */
  .stage {
    position: fixed;
    inset: 0;
    display: flex;
    flex-direction: column;
    max-width: none;
    min-height: 0;
    padding: 0;
    background: var(--behind-video);
    color: var(--on-video);
  }
  .scene {
    position: relative;
    display: flex;
    flex: 1;
    flex-direction: column;
    min-height: 0;
  }
  .stage .remote {
    position: absolute;
    inset: 0;
  }
  .stage .self {
    position: absolute;
    z-index: 2;
    top: calc(72px + var(--space-3));
    inset-inline-end: var(--space-3);
    width: 96px;
    aspect-ratio: 3 / 4;
    border: 2px solid var(--on-video);
    border-radius: var(--radius);
  }
  .over {
    position: relative;
    z-index: 1;
    display: flex;
    justify-content: space-between;
    align-items: start;
    gap: var(--space-3);
    padding: var(--space-3);
  }
  .over h1,
  .over p {
    margin: 0;
    font-size: var(--text-s);
    line-height: var(--line-text);
  }
  .who {
    max-width: 44ch;
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius);
    background: var(--over-video);
  }
  /* Beside one's own picture. */
  .hint {
    z-index: 1;
    align-self: start;
    margin-block: 0;
    margin-inline: var(--space-3) 120px;
  }
  .who h1 {
    font-size: var(--text-m);
    line-height: var(--line-title);
  }
  .stage .exit {
    flex: none;
    border-color: var(--on-video);
    background: var(--over-video);
    color: var(--on-video);
  }
  .stage :focus-visible {
    outline-color: var(--on-video);
  }
  .stage .failed {
    position: relative;
    z-index: 1;
    overflow: auto;
    width: min(560px, 100% - 2 * var(--space-4));
    margin: auto;
    padding: var(--space-4);
    border-radius: var(--radius);
    background: var(--paper-raised);
    color: var(--ink);
  }
  .stage passerelle-call-controls {
    position: relative;
    z-index: 1;
    margin-top: auto;
    padding: var(--space-6) var(--space-2) max(var(--space-4), env(safe-area-inset-bottom));
    background: linear-gradient(transparent, var(--behind-video) 45%);
  }
  @media (min-width: 640px) {
    .stage .self {
      inset-inline-end: var(--space-5);
      width: 176px;
      aspect-ratio: 4 / 3;
    }
    .over {
      padding: var(--space-4) var(--space-5);
    }
  }
  /* A phone at twice its size. */
  @media (max-width: 260px) {
    .over {
      flex-wrap: wrap-reverse;
    }
    .stage .self {
      display: none;
    }
    .stage passerelle-call-controls {
      padding: var(--space-2);
    }
  }
  @media (max-height: 500px) {
    .stage passerelle-call-controls {
      padding-top: var(--space-3);
    }
  }
`;
