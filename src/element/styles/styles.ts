import type { CSSResultGroup } from 'lit';
import { controls } from './controls.js';
import { keypad } from './keypad.js';
import { layout } from './layout.js';
import { prediction } from './prediction.js';
import { preferences } from './preferences.js';
import { report } from './report.js';
import { stage } from './stage.js';
import { tokens } from './tokens.js';

/** All styles of a pad; what people ask their system for has the last word. */
export const styles: CSSResultGroup = [
  tokens,
  controls,
  layout,
  stage,
  prediction,
  keypad,
  report,
  preferences,
];
