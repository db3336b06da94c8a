import type { Side } from '../hand/rig.js';
import type { Background } from './background.js';

/** Red, green, blue, each 0 to 1 in sRGB. */
export type Colour = readonly [red: number, green: number, blue: number];

/** All that is needed to draw one picture. Plain data: made without a browser, the same on every machine. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Null: a picture without a hand. */
  readonly hand: HandScene | null;
  /** Vertical angle of view, in degrees. */
  readonly fieldOfView: number;
  /** Null: none; the picture is transparent there. */
  readonly background: Background | null;
  readonly lights: Lights;
  readonly lens: Lens;
}

/** The hand and the arm behind it. Lengths in metres; the camera is at the origin and looks along −Z. */
export interface HandScene {
  readonly side: Side;
  /** 25 matrices of 16 numbers, column by column: bone → camera space. */
  readonly bones: readonly (readonly number[])[];
  readonly arm: Arm;
  readonly skin: Skin;
}

export interface Arm {
  /** Wrist → camera space and elbow → camera space, column by column; the arm bends between them. */
  readonly wrist: readonly number[];
  readonly elbow: readonly number[];
  /** Thickness against the rig's hand. */
  readonly thickness: number;
  readonly sleeve: Sleeve | null;
}

export interface Sleeve {
  /** Metres from the wrist to the cuff. */
  readonly start: number;
  /** How much wider than the arm, in metres. */
  readonly loose: number;
  readonly colour: Colour;
  /** A second colour in rings, or null. */
  readonly stripes: Colour | null;
}

export interface Skin {
  /** Place on the Monk Skin Tone scale, 1 (lightest) to 10 (darkest); between two swatches where it is not whole. */
  readonly tone: number;
  readonly back: Colour;
  readonly palm: Colour;
  readonly nails: Colour;
  /** 0 (wet) to 1 (matt). */
  readonly roughness: number;
  /** 0 to 1: how much lighter and darker spots the skin has. */
  readonly mottling: number;
}

export interface Lights {
  readonly sky: Colour;
  readonly ground: Colour;
  /** Strength of light from everywhere. */
  readonly ambient: number;
  /** Lamps; the first casts shadows where `shadows` is set. `from`: direction towards the lamp, camera space. */
  readonly lamps: readonly {
    readonly from: readonly [number, number, number];
    readonly colour: Colour;
    readonly strength: number;
  }[];
  readonly shadows: boolean;
  /** Metres from the hand to a wall behind it that catches its shadow, or null. */
  readonly wall: number | null;
}

/** What the camera does to the picture. */
export interface Lens {
  /** Pixels. */
  readonly blur: number;
  /** Pixels that the picture moves during the exposure. */
  readonly motion: readonly [x: number, y: number];
  /** 0 to 1: strength of grain. */
  readonly noise: number;
  /** Names the grain. */
  readonly noiseSeed: number;
  readonly brightness: number;
  readonly contrast: number;
  readonly saturation: number;
  /** Quality of the JPEG, 0 to 1. */
  readonly quality: number;
}
