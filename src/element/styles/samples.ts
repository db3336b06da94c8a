import { css } from 'lit';

/** The samples that were taken. Comes with the first of them. */
export const samples = css`
  .samples {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.5em;
  }
  .samples-head {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: center;
    gap: 0.25em 0.5em;
  }
  .samples-of {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
    min-inline-size: 0;
    font-weight: 600;
  }
  .samples-of select {
    max-inline-size: 9em;
  }
  .strip {
    display: flex;
    gap: 0.4em;
    align-items: center;
    margin: -5px;
    padding: 5px 5px 8px;
    overflow-x: auto;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .thumb {
    position: relative;
    flex: none;
    inline-size: 3.5em;
    block-size: 3.5em;
    padding: 0;
    overflow: hidden;
    background: var(--_surface);
  }
  .thumb canvas {
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
  }
  .thumb.suspect:not(:focus-visible) {
    outline: 3px solid var(--_warn);
    outline-offset: -3px;
  }
  .blank {
    color: var(--_muted);
    font-weight: 500;
    font-variant-numeric: tabular-nums;
  }
  .thumb-cross {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    color: #fff;
    background: rgb(8 10 16 / 0.6);
    opacity: 0;
    transition: opacity 0.15s;
  }
  .thumb:is(:hover, :focus-visible):not(:disabled) .thumb-cross {
    opacity: 1;
  }
  /* Where nothing hovers, it has to be seen before that a tap removes. */
  @media (hover: none) {
    .thumb-cross {
      inset: auto 0 0 auto;
      opacity: 1;
    }
  }
  .older {
    flex: none;
    padding-inline: 0.5em;
    color: var(--_muted);
    font-size: 0.9em;
  }
  @media (forced-colors: active) {
    .thumb.suspect {
      outline-color: Mark;
    }
  }
`;
