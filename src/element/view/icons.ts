import { svg, html, type TemplateResult } from 'lit';

const icon = (path: TemplateResult) =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${path}</svg>`;

// Drawn for this project on a 24-unit grid, two-unit lines with round ends.
export const camera = icon(
  svg`<path d="M4 8h3l2-3h6l2 3h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z" /><circle cx="12" cy="13" r="3.5" />`,
);
export const play = icon(svg`<path class="solid" d="M8 5.5v13l10.5-6.5Z" />`);
export const stop = icon(svg`<rect class="solid" x="7" y="7" width="10" height="10" rx="1.5" />`);
export const power = icon(svg`<path d="M12 3v8M6.5 6.5a8 8 0 1 0 11 0" />`);
export const flip = icon(
  svg`<path d="M4 12a8 8 0 0 1 13.5-5.8L20 8.5M20 4v4.5h-4.5M20 12a8 8 0 0 1-13.5 5.8L4 15.5M4 20v-4.5h4.5" />`,
);
export const undo = icon(svg`<path d="M8 5 4 9l4 4M4 9h10a6 6 0 0 1 0 12h-4" />`);
export const trash = icon(svg`<path d="M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5" />`);
export const save = icon(svg`<path d="M12 4v11M7.5 10.5 12 15l4.5-4.5M4 16v4h16v-4" />`);
export const open = icon(svg`<path d="M12 15V4M7.5 8.5 12 4l4.5 4.5M4 16v4h16v-4" />`);
export const cross = icon(svg`<path d="m7 7 10 10M17 7 7 17" />`);
export const overlay = icon(
  svg`<path d="M3 7V3h4M17 3h4v4M21 17v4h-4M7 21H3v-4M8 9l4 7.5 4-9" /><circle class="solid" cx="8" cy="9" r="1" /><circle class="solid" cx="12" cy="16.5" r="1" /><circle class="solid" cx="16" cy="7.5" r="1" />`,
);
export const warning = icon(svg`<path d="M12 4 2.5 20h19ZM12 10v4M12 17v.01" />`);
export const spark = icon(
  svg`<path d="M12 3v4M12 17v4M3 12h4M17 12h4M6 6l2.5 2.5M15.5 15.5 18 18M18 6l-2.5 2.5M8.5 15.5 6 18" />`,
);
export const hand = icon(
  svg`<path d="M8 13V5.5a1.5 1.5 0 0 1 3 0V11m0-6.5a1.5 1.5 0 0 1 3 0V11m0-4.5a1.5 1.5 0 0 1 3 0V12m0-2.5a1.5 1.5 0 0 1 3 0V14c0 4.5-2.5 7.5-6.5 7.5-3 0-4.6-1.3-6-3.5L4.3 14.5a1.5 1.5 0 0 1 2.5-1.6L8 14.5" />`,
);
