import { css } from 'lit';

/** How good the last training was. Comes with the first sample, as what it is for does. */
export const report = css`
  .report {
    --tone: var(--_good);
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.7em;
    padding: 0.9em 1em;
    border-radius: 1em;
    background: var(--_surface);
    font-size: 0.95em;
  }
  .report:is(.fair, .poor) {
    --tone: var(--_warn);
  }
  .verdict {
    display: flex;
    gap: 0.8em;
    align-items: center;
  }
  .score-ring {
    flex: none;
    inline-size: 2.4em;
    block-size: 2.4em;
    border-radius: 50%;
    background: conic-gradient(var(--tone) calc(var(--fill) * 1turn), var(--_line) 0);
    mask: radial-gradient(closest-side, transparent 64%, #000 66%);
  }
  .confusions {
    padding-inline-start: 1.2em;
    color: var(--_muted);
  }
  .suspects p {
    display: flex;
    gap: 0.5em;
    color: var(--_warn);
    font-weight: 600;
  }
  .suspect-labels {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em;
    margin-block-start: 0.5em;
  }
  .chip {
    padding-inline: 0.8em;
    font-size: 0.9em;
  }
  summary {
    display: flex;
    align-items: center;
    gap: 0.5em;
    min-block-size: var(--_touch);
    border-radius: 0.5em;
    font-weight: 600;
    cursor: pointer;
  }
  summary::before {
    content: '';
    border: 0.32em solid transparent;
    border-inline-start-color: currentColor;
    border-inline-end-width: 0;
    transition: rotate 0.15s;
  }
  details[open] > summary::before {
    rotate: 90deg;
  }
  .matrix-scroll {
    max-block-size: 24em;
    overflow: auto;
    border-radius: 0.5em;
  }
  .confusion {
    border-spacing: 2px;
    font-size: 0.85em;
    font-variant-numeric: tabular-nums;
  }
  .confusion th {
    padding: 0.2em 0.5em;
    position: sticky;
    max-inline-size: min(10em, 30cqi);
    overflow: hidden;
    background: var(--_surface);
    font-weight: 600;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* What a figure is about stays when the table scrolls. */
  .confusion thead th {
    inset-block-start: 0;
  }
  .confusion :is(.corner, tbody th) {
    inset-inline-start: 0;
  }
  .confusion .corner {
    z-index: 1;
    white-space: normal;
    color: var(--_muted);
    font-weight: 500;
  }
  .confusion td {
    min-inline-size: 2.2em;
    block-size: 2.2em;
    padding: 0 0.3em;
    border-radius: 0.35em;
    background: var(--_raised);
    text-align: center;
  }
  .confusion .right {
    background: color-mix(in oklab, var(--_good) calc(8% + 20% * var(--share)), var(--_raised));
  }
  .confusion .wrong {
    background: color-mix(in oklab, var(--_warn) calc(12% + 24% * var(--share)), var(--_raised));
    font-weight: 700;
  }
  @media (forced-colors: active) {
    .report,
    .confusion td {
      border: 1px solid CanvasText;
    }
    .score-ring {
      display: none;
    }
    summary::before {
      forced-color-adjust: none;
      border-inline-start-color: CanvasText;
    }
  }
`;
