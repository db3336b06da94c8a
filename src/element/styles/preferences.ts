import { css } from 'lit';

/** What people have asked their system for. */
export const preferences = css`
  @media (prefers-reduced-motion: reduce) {
    *,
    *::before,
    *::after {
      animation-duration: 2s !important;
      transition: none !important;
    }
    .spinner {
      animation-timing-function: steps(8);
    }
    button:active:not(:disabled, [aria-disabled='true']) {
      scale: none;
    }
  }
  /* Backgrounds are taken away here: what they said is said by borders and by system colours. */
  @media (forced-colors: active) {
    .bar,
    .progress,
    .label-button,
    .stage {
      border: 1px solid CanvasText;
    }
    .bar::after,
    .progress::after {
      forced-color-adjust: none;
      background: Highlight;
    }
    .label-button::after {
      forced-color-adjust: none;
      background-image: linear-gradient(Highlight 0 0);
      background-color: Canvas;
    }
    .label-button.holding,
    .held .answer,
    .primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    .primary:disabled,
    .primary[aria-disabled='true'] {
      background: Canvas;
      color: GrayText;
    }
    .tip,
    .sure,
    .unknown,
    .answer {
      border: 1px solid CanvasText;
    }
    .icon-button[aria-pressed='true'] {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
    [aria-disabled='true'] {
      color: GrayText;
    }
    .cover,
    .answer,
    .tip,
    .sure,
    .unknown {
      background: Canvas;
    }
  }
`;
