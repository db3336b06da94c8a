import { DigitGesturePad } from './digit-gesture-pad.js';

DigitGesturePad.define();

declare global {
  interface HTMLElementTagNameMap {
    'digit-gesture-pad': DigitGesturePad;
  }
}
