import { css } from 'lit';

/** How a training goes. Comes with the first sample: there is nothing to train before. */
export const figures = css`
  .figures {
    flex: 1 1 12em;
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0.35em 1em;
    align-items: center;
  }
  .figures .progress {
    grid-column: 1 / -1;
  }
  dl {
    display: flex;
    gap: 1em;
  }
  .figure {
    display: flex;
    gap: 0.4em;
    align-items: baseline;
  }
  dt,
  .epoch {
    color: var(--_muted);
    font-size: 0.85em;
  }
  dd {
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .curve {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 2.5em;
    overflow: visible;
  }
  .curve polyline {
    fill: none;
    stroke: var(--_accent);
    stroke-width: 2;
    vector-effect: non-scaling-stroke;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  @media (forced-colors: active) {
    .curve polyline {
      stroke: CanvasText;
    }
  }
`;
