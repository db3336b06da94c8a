import type { AbortOptions } from '../abort.js';
import type { TrainOptions } from '../classifier/train-options.js';
import type { TrainReport } from '../classifier/train-report.js';
import type { Sample } from '../samples/sample.js';
import type { DigitGesturePadEventMap } from './events.js';
import { PadElement } from './pad-element.js';
import { phaseOf } from './state/derive.js';
import type { PadPhase } from './state/pad-state.js';

/**
 * Teaches a page hand signs and recognises them: camera, sample buttons, training, report and prediction in one tag.
 * Nothing leaves the device.
 *
 * @example
 * ```html
 * <digit-gesture-pad name="digit" autosave="my-signs"></digit-gesture-pad>
 * ```
 *
 * @customElement digit-gesture-pad
 *
 * @attr labels - What can be told apart: 2 to 50 strings, separated by spaces, by commas, or as a JSON array. Default: the digits.
 * @attr lang - The language of the texts (`en`, `de`, `es`, `tr`, `zh`); the nearest one in the page counts.
 *
 * @fires {PadStateChangeEvent} statechange - `state` is another one now.
 * @fires {PadSampleEvent} sample - A sample was taken.
 * @fires {PadEpochEvent} epoch - A training with epochs went through all samples once more.
 * @fires {PadTrainedEvent} trained - A training ended well.
 * @fires {PadPredictionEvent} prediction - A frame was read. Every frame.
 * @fires {PadChangeEvent} change - A new label has been held up for the hold time.
 * @fires {PadErrorEvent} error - Something failed.
 *
 * @slot - Below everything.
 * @slot welcome - What is said before the camera starts.
 *
 * @csspart pad - Everything.
 * @csspart stage - The picture and what lies on it.
 * @csspart video - The picture.
 * @csspart overlay - The hand that was found, drawn over the picture.
 * @csspart guide - The square to keep the hand in.
 * @csspart welcome - What is there before the camera starts.
 * @csspart start - The button that starts the camera.
 * @csspart sample-clip - The button that plays a sample clip in place of the camera.
 * @csspart source - What is shown where it isn't the camera.
 * @csspart use-camera - The button that goes back to the camera.
 * @csspart error - What is there when something has gone wrong.
 * @csspart retry - The button to try again.
 * @csspart loading - The progress of loading, on the picture.
 * @csspart guidance - What would help to see the hand better, on the picture.
 * @csspart prediction - The big answer.
 * @csspart answer - The label in it.
 * @csspart confidence - How sure it is.
 * @csspart scores - The bars, one per label.
 * @csspart status - What is said to people who can't see the pad.
 * @csspart notice - What failed and stopped nothing.
 * @csspart controls - The row below the picture.
 * @csspart predict - The button that starts and stops predicting.
 * @csspart overlay-switch - The switch that shows and hides the drawn hand.
 * @csspart camera-select - The choice of camera.
 * @csspart flip - The button for the camera on the other side.
 * @csspart stop - The button that stops the camera.
 * @csspart labels - The label buttons together.
 * @csspart label-button - A label's button.
 * @csspart holding - The one that is pressed.
 * @csspart card - The picture on it of how to make the sign.
 * @csspart count - The number of samples on it.
 * @csspart undo - The undo button.
 * @csspart clear-all - The button that clears all samples.
 * @csspart samples - The samples of one label.
 * @csspart sample - A sample's picture.
 * @csspart suspect - One that looks wrong.
 * @csspart clear-label - The button that clears the samples of one label.
 * @csspart training - The train button and how a training goes.
 * @csspart train - The button that starts and stops training.
 * @csspart loss - The loss during training.
 * @csspart accuracy - The share of right answers during training.
 * @csspart report - How good the last training was.
 * @csspart confusion - The table of what was taken for what.
 * @csspart files - Saving and opening.
 * @csspart save - The button that saves to a file.
 * @csspart load - The button that opens a file.
 * @csspart drop - What is there while a file is held over the pad.
 *
 * @cssprop --pad-accent - Colour of what matters.
 * @cssprop --pad-on-accent - Colour of text on it.
 * @cssprop --pad-background - Colour behind everything.
 * @cssprop --pad-surface - Colour of buttons and panels.
 * @cssprop --pad-text - Colour of text.
 * @cssprop --pad-muted - Colour of text that matters less.
 * @cssprop --pad-border - Colour of lines.
 * @cssprop --pad-radius - Roundness of corners.
 * @cssprop --pad-padding - Space around everything.
 * @cssprop --pad-font - Font of the texts.
 *
 * @cssState idle - Not started.
 * @cssState loading - Waiting for the camera or the model.
 * @cssState ready - Samples can be taken.
 * @cssState training - A training runs that was asked for.
 * @cssState predicting - Frames are being read.
 * @cssState error - Something has to be put right first.
 * @cssState held - A label is held up.
 * @cssState trained - It can predict.
 */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- only adds the types of events
export class DigitGesturePad extends PadElement {
  /**
   * Registers the element.
   * @param tag - Its name. Default: `digit-gesture-pad`.
   * @param registry - Where to. Default: the page's.
   */
  static define(tag = 'digit-gesture-pad', registry: CustomElementRegistry = customElements): void {
    if (registry.get(tag)) return;
    try {
      registry.define(tag, this);
    } catch {
      // A class can be registered once; a second name gets a class of its own.
      registry.define(tag, class extends this {});
    }
  }

  /** Where the pad is, in one word. */
  get state(): PadPhase {
    return phaseOf(this.store.state);
  }

  /** What stopped the pad; null unless `state` is `error`. */
  get error(): Error | null {
    return this.store.state.error;
  }

  /** The camera's stream while it runs. */
  get stream(): MediaStream | null {
    return this.glue.picture.stream;
  }

  /**
   * Opens the camera (or `src`) and the classifier.
   * @throws GestureError 'camera-unavailable' (also where the pad is disabled), 'model-unavailable',
   * 'backend-unavailable'; `TypeError` for settings that make no sense; the signal's reason, or an AbortError when
   * `stop` was called, or the pad disabled, meanwhile.
   */
  async start(options?: AbortOptions): Promise<void> {
    await this.updateComplete;
    return this.glue.start(options);
  }

  /**
   * What the sample button does, but for predicting: plays a clip of a drawn hand that signs 1 to 9 and 0 in the
   * camera's place. `start` goes back to the camera.
   * @throws As `start`.
   */
  async startSample(options?: AbortOptions): Promise<void> {
    await this.updateComplete;
    return this.glue.start(options, 'sample');
  }

  /** Turns the camera off. What was taught stays. */
  stop(): void {
    this.glue.stop();
  }

  /**
   * What the label buttons do: takes one sample of the current frame.
   * @throws `TypeError` for an unknown label; GestureError 'camera-unavailable' before `start`, 'no-hand'.
   */
  capture(label: string, options?: AbortOptions): Promise<Sample<string>> {
    return this.glue.samples.capture(label, options);
  }

  /**
   * What the train button does. Where a starter knows labels, also without samples: the report is empty then.
   * @throws GestureError 'not-enough-samples' otherwise; the signal's reason.
   */
  async train(options?: TrainOptions): Promise<TrainReport<string>> {
    await this.updateComplete;
    return this.glue.train(options);
  }

  /**
   * What the predict button does; starts the pad where it wasn't.
   * @throws GestureError 'not-trained'; as `start`.
   */
  async startPredicting(): Promise<void> {
    await this.updateComplete;
    return this.glue.startPredicting();
  }

  /** Ends predicting; the camera stays on. */
  stopPredicting(): void {
    this.glue.stopPredicting();
  }

  /** What the undo button does. Resolves when the last step is taken back; nothing happens where there is none. */
  undo(): Promise<void> {
    return this.glue.samples.undo();
  }

  /** Takes away all samples, or those of one label. Can be undone. */
  clear(label?: string): void {
    this.glue.samples.clear(label);
  }

  /**
   * Everything that was taught, as one portable file.
   * @throws As `start`, but for the camera: it stays as it is.
   */
  async save(): Promise<Blob> {
    await this.updateComplete;
    return (await this.glue.holder.ensure()).save();
  }

  /**
   * Replaces what was taught by what a file holds; can be undone.
   * @throws GestureError 'invalid-archive' with the reason; then nothing changes.
   */
  load(file: Blob): Promise<void> {
    return this.glue.open(file);
  }
}

/** Its events, typed. */
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- as above
export interface DigitGesturePad {
  /** Listens to an event of the pad. */
  addEventListener<K extends keyof DigitGesturePadEventMap>(
    type: K,
    listener: (this: DigitGesturePad, event: DigitGesturePadEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Listens to any other event. */
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  /** Stops listening to an event of the pad. */
  removeEventListener<K extends keyof DigitGesturePadEventMap>(
    type: K,
    listener: (this: DigitGesturePad, event: DigitGesturePadEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  /** Stops listening to any other event. */
  removeEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}
