import { css } from 'lit';

/** The picture and what lies on it. Always dark underneath, so that what is written on it can be read. */
export const stage = css`
  .stage {
    position: relative;
    grid-area: 1 / 1;
    overflow: hidden;
    container: stage / size;
    aspect-ratio: 4 / 3;
    inline-size: 100%;
    /* As high as leaves room for what is below it, and no wider than it is then. */
    max-inline-size: calc(clamp(60svh, 100svh - 14em, 80svh) * 4 / 3);
    margin-inline: auto;
    border-radius: var(--_radius);
    background: #0d0f14;
    color: #fff;
    isolation: isolate;
  }
  video,
  .overlay {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  .overlay {
    pointer-events: none;
  }
  /* A hair larger: half a pixel of the dark below would show at the edges. */
  .stage > :is(video, .overlay) {
    scale: 1.004;
  }
  .mirrored > :is(video, .overlay) {
    scale: -1.004 1.004;
  }
  .veiled > :is(video, .overlay) {
    visibility: hidden;
  }
  .guide {
    position: absolute;
    inset: 0;
    margin: auto;
    inline-size: min(100cqi, 100cqb);
    block-size: min(100cqi, 100cqb);
    pointer-events: none;
  }
  .guide.crop {
    box-shadow: 0 0 0 100vmax rgb(8 10 16 / 0.5);
  }
  /* Four corners, drawn as borders that are masked away in the middle of each side. */
  .guide::after {
    --gap: calc(100% - 4.5em);
    content: '';
    position: absolute;
    inset: 0.75em;
    border: 3px solid rgb(255 255 255 / 0.95);
    border-radius: 1em;
    filter: drop-shadow(0 1px 2px rgb(0 0 0 / 0.6));
    mask:
      linear-gradient(#000 0 0) 0 0 / 2.25em 2.25em no-repeat,
      linear-gradient(#000 0 0) 100% 0 / 2.25em 2.25em no-repeat,
      linear-gradient(#000 0 0) 0 100% / 2.25em 2.25em no-repeat,
      linear-gradient(#000 0 0) 100% 100% / 2.25em 2.25em no-repeat;
  }
  .cover,
  .loading {
    position: absolute;
    inset: 0;
    display: flex;
    flex-direction: column;
    align-items: center;
    justify-content: safe center;
    gap: 0.6em;
    padding: 1em;
    overflow: auto;
    text-align: center;
    text-wrap: balance;
  }
  .cover {
    background: radial-gradient(circle at 50% 30%, #2a3157, #12141c 75%);
  }
  .cover .primary {
    --_accent: #aab6ff;
    --_on-accent: #11163a;
    --_text: #fff;
    margin-block-start: 0.4em;
    padding-inline: 1.5em;
  }
  .cover .quiet {
    color: #d3d7e6;
  }
  .cover .quiet:hover {
    background: rgb(255 255 255 / 0.12);
    color: #fff;
  }
  /* A word on the picture. */
  .tip,
  .sure,
  .unknown {
    padding: 0.3em 0.9em;
    border-radius: 1em;
    background: rgb(8 10 16 / 0.62);
    backdrop-filter: blur(8px);
    font-weight: 600;
    text-wrap: balance;
  }
  .tip {
    position: absolute;
    inset-block-start: 1.1em;
    inset-inline: 0;
    inline-size: fit-content;
    max-inline-size: calc(100% - 6em);
    margin-inline: auto;
    font-size: 0.9em;
    text-align: center;
  }
  .cover-title {
    font-size: 1.35em;
    font-weight: 700;
    line-height: 1.2;
  }
  .cover-text {
    max-inline-size: 34em;
    color: #d3d7e6;
  }
  .stage .progress {
    --_bar: #aab6ff;
    inline-size: min(16em, 80%);
    background: rgb(255 255 255 / 0.2);
  }
  .badge {
    display: grid;
    place-items: center;
    inline-size: 3.6em;
    block-size: 3.6em;
    border-radius: 50%;
    background: rgb(255 255 255 / 0.1);
    color: #c3ccff;
  }
  .badge .icon {
    inline-size: 2em;
    block-size: 2em;
    stroke-width: 1.6;
  }
  .badge.warn {
    color: #ffc9a8;
  }
  .loading {
    inset-block-start: auto;
    padding: 2.5em 1em 1em;
    background: linear-gradient(transparent, rgb(8 10 16 / 0.8));
    font-weight: 600;
  }
  @container stage (inline-size < 24rem) or (block-size < 15rem) {
    .badge,
    .cover .quiet .icon {
      display: none;
    }
    .cover {
      gap: 0.35em;
      padding: 0.5em;
    }
    .cover .primary {
      margin-block-start: 0;
    }
    .cover-title {
      font-size: 1.1em;
    }
    .cover-text {
      font-size: 0.9em;
    }
  }
`;
