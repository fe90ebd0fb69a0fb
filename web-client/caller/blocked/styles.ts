import { css } from 'lit';

/** What is shown where camera or microphone can't be had. */
export const blockedStyles = css`
  .address {
    margin: 0;
    font-weight: 600;
    overflow-wrap: anywhere;
    user-select: all;
  }
  .stack p {
    margin: 0;
  }
`;
