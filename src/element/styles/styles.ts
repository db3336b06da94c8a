import type { CSSResult } from 'lit';
import { controls } from './controls.js';
import { keypad } from './keypad.js';
import { layout } from './layout.js';
import { prediction } from './prediction.js';
import { preferences } from './preferences.js';
import { stage } from './stage.js';
import { tokens } from './tokens.js';
import { training } from './training.js';

/** All styles of a pad; what people ask their system for has the last word. */
export const styles: readonly CSSResult[] = [
  tokens,
  controls,
  layout,
  stage,
  prediction,
  keypad,
  training,
  preferences,
];

/** All styles, with those of views that come later. */
export function stylesWith(later: readonly CSSResult[]): CSSResult[] {
  return [...styles.slice(0, -1), ...later, preferences];
}
