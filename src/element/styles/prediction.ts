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
    font-size: clamp(3.5rem, 24cqi, 16rem);
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
    font-size: clamp(2.5rem, 15cqi, 10rem);
  }
  .wide .answer {
    min-inline-size: 0;
    padding: 0.1em 0.4em;
    font-size: clamp(1.5rem, 9cqi, 3.5rem);
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
    --bar: color-mix(in oklab, var(--_muted) 55%, transparent);
    min-inline-size: 0;
    border-radius: 0.4em;
  }
  .score.best {
    --bar: var(--_accent);
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
    position: relative;
    overflow: hidden;
    border-radius: 0.4em;
    background: var(--_surface);
  }
  .bar::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: inherit;
    background: var(--bar);
    transition:
      inline-size 0.12s linear,
      block-size 0.12s linear;
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
    display: grid;
    gap: 0.3em;
    text-align: center;
  }
  .columns .bar {
    grid-row: 1;
    block-size: 4em;
  }
  .columns .bar::after {
    inset-block-start: auto;
    block-size: calc(var(--fill, 0) * 100%);
  }
  .columns .score-value {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  .columns .score {
    position: relative;
  }
  .rows .score {
    display: grid;
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
  .rows .bar::after {
    inset-inline-end: auto;
    inline-size: calc(var(--fill, 0) * 100%);
  }
`;
