import { css } from 'lit';

/** The buttons that take samples. */
export const keypad = css`
  .keypad {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(max(44px, 17%), 1fr));
    gap: 0.5em;
    /* None is squeezed where they scroll. */
    grid-auto-rows: max-content;
  }
  /* Fifty labels scroll; outlines keep their room. */
  .keypad,
  .rows {
    max-block-size: 26em;
    margin: -5px;
    padding: 5px;
    overflow-y: auto;
  }
  .keypad.words {
    grid-template-columns: repeat(auto-fill, minmax(max(44px, 17%, 4.3em), 1fr));
  }
  .keypad.wide {
    grid-template-columns: repeat(auto-fill, minmax(8em, 1fr));
  }
  .label-button {
    --start: left;
    position: relative;
    flex-direction: column;
    gap: 0;
    min-block-size: 4.4em;
    min-inline-size: 0;
    padding: 0.45em 0.3em 1.1em;
    overflow: hidden;
    border-radius: 1em;
    background: var(--_surface);
    touch-action: pan-y pinch-zoom;
    user-select: none;
    -webkit-user-select: none;
    -webkit-touch-callout: none;
  }
  .label-button:not(:enabled:hover) {
    border-color: transparent;
  }
  /* Like a playing card: label and count in the corners, how it is signed between them. */
  .label-button.carded {
    display: grid;
    grid-template: auto auto / 1fr auto;
    align-items: center;
    padding: 0.3em clamp(0.2em, 1cqi, 0.5em) 1em;
  }
  .card {
    grid-area: 2 / 1 / auto / -1;
    justify-self: center;
    inline-size: min(100%, clamp(2.6em, 5.2cqi, 7em));
    block-size: auto;
    aspect-ratio: 1;
    object-fit: contain;
    pointer-events: none;
  }
  .carded .glyph {
    justify-self: start;
    font-size: 1.4em;
  }
  .wide .label-button {
    flex-direction: row;
    justify-content: space-between;
    min-block-size: 3.25em;
    padding-inline: 0.9em;
    padding-block: 0.6em 1.25em;
    gap: 0.5em;
  }
  .glyph {
    max-inline-size: 100%;
    overflow: hidden;
    text-overflow: ellipsis;
    font-size: 1.7em;
    font-weight: 700;
    line-height: 1.15;
  }
  .words .glyph {
    font-size: 1.3em;
  }
  .wide .glyph {
    font-size: 1em;
    overflow-wrap: anywhere;
    text-align: start;
  }
  .count {
    font-size: 0.8em;
    font-weight: 500;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  /* How far this sign is from having plenty. */
  .label-button::after {
    content: '';
    position: absolute;
    inset-block-end: 0.5em;
    inset-inline: 22%;
    block-size: 4px;
    border-radius: 4px;
    background: linear-gradient(var(--_accent) 0 0) var(--start) / calc(var(--fill, 0) * 100%) 100% no-repeat
      var(--_line);
    transition: background-size 0.15s;
  }
  .label-button:dir(rtl) {
    --start: right;
  }
  .label-button.holding {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .holding .count {
    color: inherit;
  }
  .label-button.holding::after {
    background-image: linear-gradient(var(--_on-accent) 0 0);
    background-color: color-mix(in srgb, var(--_on-accent) 30%, transparent);
  }
`;
