import { css } from 'lit';

/** What is shown where camera or microphone can't be had. */
export const blockedStyles = css`
  .address {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    user-select: all;
  }
  passerelle-notice p + p {
    margin-top: var(--space-3);
  }
  .stack p {
    margin: 0;
  }
`;
