import { css } from 'lit';

const twoColumns = css`
  .teaching {
    grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
  }
  .see,
  .learn {
    display: grid;
  }
`;

/** Where things are: one column, or two where there is room. */
export const layout = css`
  /* No content makes a column wider than there is room: what is too wide scrolls within itself. */
  .pad,
  .see,
  .learn {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .pad {
    position: relative;
    gap: 1.25em clamp(1.5em, 3cqi, 3em);
    padding: var(--pad-padding, clamp(0.75em, 2.5cqi, 1.5em));
    border-radius: calc(var(--_radius) + 0.5em);
    background: var(--_background);
    border: 1px solid var(--_line);
    font-size: clamp(1rem, 0.86rem + 0.22cqi, 1.5rem);
  }
  ::slotted(*) {
    grid-column: 1 / -1;
  }
  /* In one column, the bars come after the buttons: who presses one sees the picture. */
  .see,
  .learn {
    display: contents;
    gap: 1em;
    align-content: start;
  }
  .see > :not(.scores),
  .head,
  .keypad {
    order: -1;
  }
  @container pad (inline-size >= 46rem) {
    ${twoColumns}
  }
  /* A phone on its side. */
  @media (max-height: 30rem) {
    @container pad (inline-size >= 34rem) {
      ${twoColumns}
    }
  }
  .controls {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5em;
  }
  .predict {
    flex: 1 1 9em;
  }
  .camera-select {
    flex: 0 1 12em;
    min-inline-size: 6em;
  }
  /* On the picture, where there is one: buttons that take samples of it stay where they are. */
  .stage:not(.veiled) ~ .notice {
    grid-area: 1 / 1;
    align-self: start;
    z-index: 1;
    margin: 0.75em;
  }
  .notice {
    padding: 0.6em 0.9em;
    border-radius: 0.75em;
    background: var(--_warn-surface);
    color: var(--_warn);
    font-weight: 600;
  }
  .title {
    font-size: 1.25em;
    font-weight: 700;
    line-height: 1.2;
  }
  .hint {
    color: var(--_muted);
    font-size: 0.9em;
    text-wrap: pretty;
  }
  /* Longer and shorter hints don't move the buttons below. */
  .head .hint {
    min-block-size: 2.8em;
  }
  .head {
    display: flex;
    gap: 0.5em;
    justify-content: space-between;
    align-items: start;
  }
  .head-actions {
    display: flex;
    flex: none;
    margin-block-start: -0.4em;
  }
  .files {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25em;
    padding-block-start: 0.5em;
    border-block-start: 1px solid var(--_line);
  }
  .drop {
    position: absolute;
    inset: 0;
    z-index: 3;
    display: grid;
    place-items: center;
    border-radius: inherit;
    border: 3px dashed var(--_accent);
    background: color-mix(in srgb, var(--_background) 88%, transparent);
    font-size: 1.4em;
    font-weight: 700;
    pointer-events: none;
  }
`;
