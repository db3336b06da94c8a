import { LitElement } from 'lit';
import type { FacingMode } from '../frame/camera.js';
import type { Cards } from './cards/cards.js';
import { defaults, properties } from './properties.js';
import type { Messages } from './text/messages.js';

/** The attributes of a pad, as properties. */
export class SettingsElement extends LitElement {
  static override readonly properties = properties;

  /**
   * What turns a frame into features: `hand` finds and follows the hand; `mobilenet` reads a square of the frame in one pass.
   * @attr
   */
  declare backbone: string;
  /**
   * Where the backbone's weights are, relative to the page. Default: the backbone's own place.
   * @attr model-url
   */
  declare modelUrl: string;
  /**
   * What learns: `least-squares` (in milliseconds, from a few samples) or `mlp` (a small neural network, in seconds).
   * @attr
   */
  declare head: string;
  /**
   * What computes, in the order tried: names of `webgl` and `wasm`, separated by a space. `fastest` times both on a frame,
   * once a device; with names after it, those. Default: `webgl wasm`.
   * @attr
   */
  declare backends: string;
  /**
   * What is known before anything is taught: `off` for nothing, or the address of a `.gesture` file. Default: the
   * digits that come with the pad, where all labels are digits, the head is `least-squares`, and the backbone `hand`, or
   * `mobilenet` without `model-url`.
   * @attr
   */
  declare starter: string;
  /**
   * How readily a hand is taken for one of the signs rather than for none, 0 to 1; see
   * `GestureClassifier.sensitivity`. Default (null): as the classifier is, 0.5 where nobody changed it.
   * @attr
   */
  declare sensitivity: number | null;
  /**
   * Whether the work is done in a worker, so that the page never waits. As an attribute, `off` has it done in the page.
   * Default: on.
   * @attr
   */
  declare worker: boolean;
  /**
   * Address of a video that takes the camera's place. From another host only with CORS headers.
   * @attr
   */
  declare src: string;
  /**
   * Which camera is preferred: `user` looks at the person, `environment` away. Default: `user`.
   * @attr facing-mode
   */
  declare facingMode: FacingMode;
  /**
   * Start without waiting for the button, and go on to predicting where signs are known already.
   * @attr
   */
  declare autostart: boolean;
  /**
   * Train by itself after every sample. As an attribute, `off` turns it off. Default (null): on with `least-squares`,
   * off with `mlp`.
   * @attr auto-train
   */
  declare autoTrain: boolean | null;
  /**
   * A name under which what was taught is kept in this browser, and found again on the next visit.
   * @attr
   */
  declare autosave: string;
  /**
   * Which controls are shown: some of `camera sample predict teach train report files`, or
   * `none`. `sample` is the offer of a sample clip where there is no camera. Default: all.
   * As a property, true and false stand for all and none.
   * @attr
   */
  declare controls: string | boolean;
  /**
   * The pictures on label buttons of how to make each sign. As an attribute, `off` hides them. As a property: `true`
   * (the default) for the pad's own drawings of digits, `false` for none, or a `Map` or function from label to the
   * address of a picture. Labels it has `null` for get none; those it has `undefined` for keep the pad's own.
   * @attr
   */
  declare cards: Cards;
  /**
   * Whether the hand that was found is drawn over the picture. As an attribute, `off` hides it. Default: on.
   * @attr
   */
  declare overlay: boolean;
  /**
   * How long a label must be held up to become the value, in milliseconds. Default: 600.
   * @attr
   */
  declare hold: number;
  /**
   * Under which name the value goes into a form.
   * @attr
   */
  declare name: string;
  /**
   * Nothing can be done, and the camera is off.
   * @attr
   */
  declare disabled: boolean;
  /**
   * The form can't be sent before a label was held up.
   * @attr
   */
  declare required: boolean;
  /** Texts to use in place of the pad's own, some or all. */
  declare messages: Partial<Messages> | null;

  constructor() {
    super();
    Object.assign(this, defaults);
  }

  /** Whether samples lead to training by themselves. */
  protected get trainsByItself(): boolean {
    return this.autoTrain ?? this.head === 'least-squares';
  }
}
