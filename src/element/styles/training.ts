import { css } from 'lit';

/** The train button and what is beside it. */
export const training = css`
  .training {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em 1em;
  }
  .training .hint {
    flex: 1 1 10em;
  }
`;
