export { DigitGesturePad } from './digit-gesture-pad.js';
export type { Card, Cards } from './cards/cards.js';
export {
  PadChangeEvent,
  PadEpochEvent,
  PadErrorEvent,
  PadPredictionEvent,
  PadSampleEvent,
  PadStateChangeEvent,
  PadTrainedEvent,
  type DigitGesturePadEventMap,
} from './events.js';
export type { PadPhase } from './state/pad-state.js';
export type { MessageKey, Messages, Plural } from './text/messages.js';
