import { anyWish } from '../hand/any-pose.js';
import type { Wish } from '../hand/contact.js';
import { digitWish } from '../hand/digits.js';
import { GESTURE_ROLL, gestureWish, GESTURES } from '../hand/gestures.js';
import type { Rig, Side } from '../hand/rig.js';
import { Random } from '../random.js';
import { poseHand, randomSetting, settle, type HandTruth, type SettingOptions } from './make-scene.js';
import type { Scene } from './scene.js';
import type { HandView } from './view.js';

/** How the hand sits in its picture. */
export type Framing = 'photo' | 'webcam';

/** A picture to draw, with its truth. */
export interface Picture {
  readonly label: string;
  readonly scene: Scene;
  readonly truth: HandTruth;
  /** What was chosen, for tables by angle, tone and so on. */
  readonly facts: PictureFacts;
}

export interface PictureFacts {
  readonly side: Side;
  /** 1 to 10 on the Monk Skin Tone scale. */
  readonly tone: number;
  readonly yaw: number;
  readonly pitch: number;
  readonly roll: number;
  /** Longer side of the hand's box as a share of the picture's shorter side. */
  readonly size: number;
  /** Mean brightness factor of camera and light, 1 is normal. */
  readonly light: number;
  /** Whether the back of the hand shows. */
  readonly back: boolean;
}

export interface PictureOptions extends Omit<SettingOptions, 'width' | 'height'> {
  readonly width: number;
  readonly height: number;
  readonly framing?: Framing | undefined;
  /** Default: either. */
  readonly side?: Side | undefined;
  /** Names one person in one place, whose hand all pictures show. Default: another one in each. */
  readonly person?: string | undefined;
  /** Most degrees of yaw, pitch and roll. Default 40. */
  readonly turn?: number | undefined;
  /** Share of pictures that show the back of the hand. Default 0. */
  readonly backs?: number | undefined;
  /** Share of pictures in which the frame cuts the hand. Default 0.08. */
  readonly cut?: number | undefined;
}

/** Every label that can be drawn: the ten digits, then other gestures. */
export const LABELS: readonly string[] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', ...GESTURES];

/** The label of a pose that has no name, another in each picture. */
export const ANY = 'any';

/** How a label is signed by one person once. */
export function labelWish(label: string, random: Random): Wish {
  if (label === ANY) return anyWish(random);
  return /^\d$/.test(label) ? digitWish(Number(label), random) : gestureWish(label, random);
}

/** The picture that this seed and number name. */
export function makePicture(
  rigs: Readonly<Record<Side, Rig>>,
  label: string,
  seed: number | string,
  index: number,
  options: PictureOptions,
): Picture {
  const random = new Random(seed, index, label);
  const { person } = options;
  const who = person === undefined ? new Random(seed, index, 'setting') : new Random('person', person);
  const side = options.side ?? (person === undefined ? random : who).pick(['left', 'right'] as const);
  const setting = randomSetting(who, rigs[side], options);
  const pose = settle(setting, labelWish(label, random));
  const back = random.chance(options.backs ?? 0);
  const view = randomView(random, label, side, back, options);
  const wrist = { flex: random.bell(14), lean: random.bell(9) };
  const { scene, truth } = poseHand(setting, pose, view, wrist);
  const { yaw, pitch, roll, size } = view;
  const light = setting.lens.brightness;
  return {
    label,
    scene,
    truth: truth!,
    facts: { side, tone: setting.skin.tone, yaw, pitch, roll, size, light, back },
  };
}

/** From where the hand is seen. */
export function randomView(
  random: Random,
  label: string,
  side: Side,
  back: boolean,
  options: PictureOptions,
): HandView {
  const most = options.turn ?? 40;
  const webcam = options.framing === 'webcam';
  // The O of zero is shown from the side, so that one sees through it: mostly the little finger's side.
  const base = label === '0' ? (random.chance(0.75) ? 48 : -48) : 0;
  const yaw = base + random.between(-most, most) * (label === '0' ? 0.8 : 1) + (back ? 180 : 0);
  const own = (GESTURE_ROLL[label] ?? 0) * (side === 'left' ? -1 : 1) * (back ? -1 : 1);
  const size = webcam ? random.between(0.18, 0.55) : random.between(0.45, 0.95);
  const cut = random.chance(options.cut ?? 0.08);
  // How far the middle may be from the picture's middle before the frame cuts the hand.
  const room = Math.max(0.02, (1 - size) / 2) * 0.95 + (cut ? 0.15 : 0);
  const wide = options.width / Math.min(options.width, options.height);
  const high = options.height / Math.min(options.width, options.height);
  const roomX = (wide / 2 - 0.5 + room) / wide;
  const roomY = (high / 2 - 0.5 + room) / high;
  return {
    yaw,
    pitch: random.between(-0.75 * most, 0.75 * most),
    // What points up or down must not be tilted until it does neither.
    roll: own + random.between(-most, most) * (own === 0 ? 1 : 0.5),
    size,
    x: 0.5 + random.between(-roomX, roomX),
    y: 0.5 + random.between(-roomY, roomY) * (webcam ? 0.9 : 1),
    fieldOfView: webcam ? random.between(40, 62) : random.between(28, 60),
  };
}
