import { css } from 'lit';

/** The answer on the picture, and a bar per label below it. */
export const prediction = css`
  .prediction {
    position: absolute;
    inset-block-end: 0;
    inset-inline: 0;
    display: flex;
    align-items: flex-end;
    gap: 0.6em;
    padding: clamp(0.6em, 3cqi, 1.25em);
    pointer-events: none;
  }
  .answer {
    min-inline-size: 1.15em;
    padding: 0 0.18em;
    border-radius: 0.22em;
    background: rgb(8 10 16 / 0.62);
    backdrop-filter: blur(8px);
    font-size: max(3.5rem, 32cqmin);
    font-weight: 800;
    line-height: 1.15;
    text-align: center;
    font-variant-numeric: lining-nums;
    transition:
      background-color 0.15s,
      color 0.15s;
  }
  .held .answer {
    background: #aab6ff;
    color: #11163a;
  }
  .words .answer {
    font-size: max(2.5rem, 20cqmin);
  }
  .wide .answer {
    min-inline-size: 0;
    padding: 0.1em 0.4em;
    font-size: max(1.5rem, 11cqmin);
    overflow-wrap: anywhere;
  }
  .sure {
    font-variant-numeric: tabular-nums;
  }
  .scores {
    display: grid;
    gap: 0.4em;
    list-style: none;
    font-size: 0.9em;
  }
  .score {
    --_bar: color-mix(in oklab, var(--_muted) 55%, transparent);
    display: grid;
    min-inline-size: 0;
    border-radius: 0.4em;
  }
  .score.best {
    --_bar: var(--_accent);
    font-weight: 700;
  }
  .score-label {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .score-value {
    font-variant-numeric: tabular-nums;
  }
  .bar {
    background: var(--_surface);
  }
  .columns {
    /* All in one row, down to a size at which a digit can still be read. */
    --share: calc((100% - (var(--n) - 1) * 0.4em) / var(--n));
    grid-template-columns: repeat(auto-fit, minmax(clamp(1.4em, var(--share), 2.1em), 1fr));
  }
  .columns.words {
    grid-template-columns: repeat(auto-fit, minmax(3.3em, 1fr));
  }
  .columns .score {
    position: relative;
    gap: 0.3em;
    text-align: center;
  }
  .columns .bar {
    grid-row: 1;
    block-size: 4em;
  }
  .columns .bar::after {
    inset: auto 0 0;
    inline-size: auto;
    block-size: calc(var(--fill, 0) * 100%);
  }
  .rows .score {
    grid-template-columns: minmax(4em, 9em) 1fr 3.2em;
    gap: 0.6em;
    align-items: center;
  }
  .rows .score-value {
    text-align: end;
  }
  .rows .bar {
    block-size: 0.7em;
  }
`;
