import { css } from 'lit';

/** Colours, sizes and the ways to change them. Light or dark follows the page's `color-scheme`. */
export const tokens = css`
  :host {
    --_accent: var(--pad-accent, light-dark(#3a4fd0, #aab6ff));
    --_on-accent: var(--pad-on-accent, light-dark(#fff, #11163a));
    --_background: var(--pad-background, light-dark(#fff, #15171c));
    --_surface: var(--pad-surface, light-dark(#f3f4f9, #21242c));
    --_raised: light-dark(#fff, #2b2f39);
    --_text: var(--pad-text, light-dark(#16181f, #f2f3f7));
    --_muted: var(--pad-muted, light-dark(#565c6c, #adb3c2));
    --_line: var(--pad-border, light-dark(#dcdfe9, #3a3f4b));
    --_good: light-dark(#14804a, #6fdca4);
    --_warn: light-dark(#a8440b, #ffb184);
    --_warn-surface: light-dark(#fff3ea, #3a281c);
    --_radius: var(--pad-radius, 1.25em);
    --_touch: 44px;

    display: block;
    overflow-wrap: anywhere;
    box-sizing: border-box;
    container: pad / inline-size;
    /* What it would like to be wide, where the page asks (a flex row, say). */
    contain-intrinsic-inline-size: 56rem;
    min-inline-size: 0;
    max-inline-size: 100%;
    color: var(--_text);
    font-family: var(--pad-font, system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif);
    line-height: 1.4;
    text-align: start;
    -webkit-tap-highlight-color: transparent;
  }
  :host([hidden]) {
    display: none;
  }
  * {
    box-sizing: border-box;
  }
  p,
  ul,
  dl,
  dd {
    margin: 0;
    padding: 0;
  }
  /* In a page that is written from right to left, English still isn't. */
  p,
  span,
  li,
  button {
    unicode-bidi: plaintext;
  }
  .unseen,
  .columns .score-value {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    flex: none;
    inline-size: 1.25em;
    block-size: 1.25em;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .icon .solid {
    fill: currentColor;
  }
`;
