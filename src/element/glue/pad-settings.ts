import type { PictureSettings } from './picture.js';
import type { ClassifierSettings } from './plugins.js';

/** What a pad's attributes say. */
export interface PadSettings extends ClassifierSettings, PictureSettings {
  readonly autoTrain: boolean;
  /** Name to keep things under in this browser; '' for not at all. */
  readonly autosave: string;
  readonly autostart: boolean;
  /** In milliseconds. */
  readonly hold: number;
}

/** What the glue needs of the element. */
export interface PadHost {
  settings(): PadSettings;
  emit(event: Event): void;
  /** A label (or '' for none) has been held. */
  held(label: string): void;
  /** A file was opened that has this head. */
  opened(head: string): void;
}
