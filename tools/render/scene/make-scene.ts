import { Matrix4, Vector3 } from 'three';
import { reach, type Wish } from '../hand/contact.js';
import { boneMatrices, jointMatrices } from '../hand/kinematics.js';
import type { Pose } from '../hand/pose.js';
import type { Rig } from '../hand/rig.js';
import { randomShape, type HandShape } from '../hand/shape.js';
import type { Random } from '../random.js';
import { randomBackground, type Background, type Clutter } from './background.js';
import { randomLens, randomLights } from './light.js';
import type { Arm, HandScene, Lens, Lights, Scene, Skin, Sleeve } from './scene.js';
import { randomSkin } from './skin.js';
import { boxOf, landmarks, placeHand, type HandView, type Point } from './view.js';

/** Whose hand it is and where they are: what stays the same through a clip. */
export interface Setting {
  readonly rig: Rig;
  readonly shape: HandShape;
  readonly skin: Skin;
  readonly armThickness: number;
  readonly sleeve: Sleeve | null;
  readonly background: Background | null;
  readonly lights: Lights;
  readonly lens: Lens;
  readonly width: number;
  readonly height: number;
}

export interface SettingOptions {
  readonly width: number;
  readonly height: number;
  /** Default: either. */
  readonly clutter?: Clutter | undefined;
  /** Place on the Monk Skin Tone scale, 1 to 10. Default: any. */
  readonly tone?: number | undefined;
  /** 0 to 1: dim light, strong shadows, grain and blur become worse. Default 0.5. */
  readonly roughness?: number | undefined;
}

/** A person in a place. */
export function randomSetting(random: Random, rig: Rig, options: SettingOptions): Setting {
  return {
    rig,
    shape: randomShape(random),
    skin: randomSkin(random, options.tone),
    armThickness: 1 + random.bell(0.08),
    sleeve: random.chance(0.5) ? randomSleeve(random) : null,
    background: randomBackground(random, options.clutter),
    lights: randomLights(random, options.roughness ?? 0.5),
    lens: randomLens(random, options.roughness ?? 0.5, Math.min(options.width, options.height)),
    width: options.width,
    height: options.height,
  };
}

function randomSleeve(random: Random): Sleeve {
  const grey = random.between(0.03, 0.95);
  const vivid = random.between(0, 0.4);
  const colour = () =>
    [0, 1, 2].map(() => Math.min(1, Math.max(0, grey + random.between(-vivid, vivid)))) as [
      number,
      number,
      number,
    ];
  return {
    start: random.between(0.015, 0.12),
    loose: random.between(0.003, 0.012),
    colour: colour(),
    stripes: random.chance(0.25) ? colour() : null,
  };
}

/** A scene and what is true of it. */
export interface Posed {
  readonly scene: Scene;
  readonly truth: HandTruth | null;
}

export interface HandTruth {
  readonly side: Rig['side'];
  /** 21 points, MediaPipe order: x, y in pixels of the picture, z in the same scale relative to the wrist. */
  readonly landmarks: readonly Point[];
  /** The smallest upright box around the 21 points, in pixels; it may reach over the picture's edge. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** How the wrist is bent, in degrees. */
export interface Wrist {
  /** Positive bends the palm towards the arm's inside. */
  readonly flex: number;
  /** Positive bends towards the little finger. */
  readonly lean: number;
}

/** The setting with a hand in it. */
export function poseHand(setting: Setting, pose: Pose, view: HandView, wrist: Wrist): Posed {
  const { rig, shape, width, height } = setting;
  const mirrored = rig.side === 'left';
  const joints = jointMatrices(rig, shape, pose);
  const placed = placeHand(joints, shape, view, mirrored, width, height);
  const points = landmarks(joints, placed, view.fieldOfView, width, height);
  const bones = boneMatrices(joints, shape).map((bone) => flat(bone.premultiply(placed)));
  const hand: HandScene = {
    side: rig.side,
    bones,
    arm: makeArm(setting, placed, wrist),
    skin: setting.skin,
  };
  return {
    scene: { ...stage(setting, view.fieldOfView), hand },
    truth: { side: rig.side, landmarks: points, box: boxOf(points) },
  };
}

/** The setting without a hand. */
export function emptyScene(setting: Setting, fieldOfView = 50): Posed {
  return { scene: { ...stage(setting, fieldOfView), hand: null }, truth: null };
}

/** Solves the wish for this hand's proportions. */
export function settle(setting: Setting, wish: Wish): Pose {
  return reach(setting.rig, setting.shape, wish);
}

function stage(setting: Setting, fieldOfView: number) {
  const { width, height, background, lights, lens } = setting;
  return { width, height, background, lights, lens, fieldOfView };
}

function makeArm(setting: Setting, placed: Matrix4, wrist: Wrist): Arm {
  const mirror = setting.rig.side === 'left' ? -1 : 1;
  const elbow = placed
    .clone()
    .multiply(new Matrix4().makeRotationAxis(new Vector3(0, 1, 0), (wrist.lean * mirror * Math.PI) / 180))
    .multiply(new Matrix4().makeRotationAxis(new Vector3(1, 0, 0), (wrist.flex * Math.PI) / 180));
  return {
    wrist: flat(placed),
    elbow: flat(elbow),
    thickness: setting.armThickness * setting.shape.thickness[0],
    sleeve: setting.sleeve,
  };
}

/** Six decimals are a micrometre, and keep the last bits of different machines out. */
function flat(matrix: Matrix4): number[] {
  return matrix.elements.map((value) => Math.round(value * 1e6) / 1e6);
}
