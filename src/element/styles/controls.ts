import { css } from 'lit';

/** Buttons, choices and bars, wherever they are. */
export const controls = css`
  button,
  select,
  .file-label {
    font: inherit;
    color: inherit;
    min-block-size: var(--_touch);
    min-inline-size: var(--_touch);
    border-radius: 0.75em;
    border: 1px solid var(--_line);
    background: var(--_raised);
    cursor: pointer;
  }
  button,
  .file-label {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.5em;
    padding: 0.4em 1em;
    font-weight: 600;
    touch-action: manipulation;
    transition:
      background-color 0.15s,
      border-color 0.15s,
      opacity 0.15s,
      scale 0.1s;
  }
  :where(button, select, .file-label):hover {
    border-color: var(--_muted);
  }
  button:active:not(:disabled, [aria-disabled='true']) {
    scale: 0.97;
  }
  /* The value: in a form, also once the hand is down. */
  [aria-current] {
    outline: 2px solid var(--_accent);
  }
  :focus-visible,
  .file-label:focus-within:has(:focus-visible) {
    outline: 3px solid var(--_accent);
    outline-offset: 2px;
  }
  :where(button, select):is(:disabled, [aria-disabled='true']) {
    cursor: default;
    color: var(--_muted);
    border-color: var(--_line);
  }
  .quiet,
  .icon-button {
    background: transparent;
    border-color: transparent;
    color: var(--_muted);
  }
  /* No opacity: system colours take this one's place. */
  :where(.quiet, .icon-button)[aria-disabled='true'] {
    color: color-mix(in srgb, var(--_muted) 50%, transparent);
  }
  .primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on-accent);
  }
  .primary:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  .primary:disabled,
  .primary[aria-disabled='true']:not(.busy) {
    background: var(--_surface);
    color: var(--_muted);
    border-color: var(--_line);
  }
  .quiet {
    padding-inline: 0.6em;
    font-size: 0.9em;
  }
  .icon-button {
    padding: 0;
    inline-size: var(--_touch);
    border-radius: 50%;
  }
  .quiet:hover:not([aria-disabled='true']),
  .icon-button:hover:not([aria-disabled='true']) {
    background: var(--_surface);
    color: var(--_text);
  }
  .icon-button[aria-pressed='true'] {
    background: var(--_surface);
    color: var(--_accent);
  }
  select {
    padding-inline: 0.6em;
    text-overflow: ellipsis;
  }
  select option {
    color: CanvasText;
    background: Canvas;
  }
  .file-label {
    position: relative;
    overflow: hidden;
  }
  .file {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: pointer;
  }
  .disabled :is(.cover button, .file-label) {
    opacity: 0.5;
    pointer-events: none;
  }
  .progress,
  .bar {
    position: relative;
    overflow: hidden;
    block-size: 0.4em;
    border-radius: 0.4em;
    background: var(--_line);
  }
  .progress::after,
  .bar::after {
    content: '';
    position: absolute;
    inset: 0;
    inset-inline-end: auto;
    inline-size: calc(var(--fill, 0) * 100%);
    border-radius: inherit;
    background: var(--_bar, var(--_accent));
    transition: 0.15s;
  }
  .spinner {
    inline-size: 1.1em;
    block-size: 1.1em;
    border-radius: 50%;
    border: 2.5px solid color-mix(in srgb, currentColor 35%, transparent);
    border-block-start-color: currentColor;
    animation: turn 0.9s linear infinite;
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
`;
