import type { CardAddress } from '../cards/cards.js';
import type { PadState } from '../state/pad-state.js';
import type { Writer } from '../text/messages.js';

/** A group of controls that a pad may show or leave out. */
export type ControlGroup = 'camera' | 'sample' | 'predict' | 'teach' | 'train' | 'report' | 'files';

/** What a person can do with a pad. The view calls these; the glue does them. */
export interface PadActions {
  /** With the camera (or the `src`), also in place of the sample clip. */
  readonly start: () => void;
  readonly trySample: () => void;
  readonly stop: () => void;
  readonly flip: () => void;
  readonly toggleOverlay: () => void;
  readonly chooseCamera: (deviceId: string) => void;
  readonly pressLabel: (label: string, event: PointerEvent) => void;
  /** A click that came without a press: from assistive technology or a script. */
  readonly clickLabel: (label: string, event: MouseEvent) => void;
  readonly keyLabel: (label: string, event: KeyboardEvent) => void;
  readonly release: (event: Event) => void;
  readonly drift: (event: Event) => void;
  readonly show: (label: string) => void;
  readonly removeSample: (id: string) => void;
  readonly clear: (label?: string) => void;
  readonly undo: () => void;
  readonly toggleTraining: () => void;
  readonly togglePredicting: () => void;
  readonly save: () => void;
  readonly open: (file: Blob) => void;
}

/** Everything the view draws from. */
export interface ViewModel {
  readonly state: PadState;
  readonly write: Writer;
  readonly groups: ReadonlySet<ControlGroup>;
  /** Whether the pad trains by itself after each sample. */
  readonly autoTrains: boolean;
  /** Whether signs are known, as far as can be told yet. */
  readonly knows: boolean;
  /** Whether they are before any is taught, as far as can be told yet. */
  readonly starts: boolean;
  /** `crop`: only the square is read. `hint`: the hand is found wherever it is. */
  readonly guide: 'crop' | 'hint';
  /** Whether a file hovers over the pad. */
  readonly dropping: boolean;
  /** The views of what was taught; null until there is something and they have come. */
  readonly taught: typeof import('./taught-views.js') | null;
  readonly do: PadActions;
  /** Whether the hand is drawn over the picture. */
  readonly overlay: boolean;
  /** The card of a label. */
  card(label: string): CardAddress;
  /** The picture of a sample; undefined for those that came from a file. */
  thumbnail(id: string): HTMLCanvasElement | undefined;
}
