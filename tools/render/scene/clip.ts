import type { Pose } from '../hand/pose.js';
import { ANGLES } from '../hand/pose.js';
import type { Rig, Side } from '../hand/rig.js';
import { Random } from '../random.js';
import type { Clutter } from './background.js';
import { emptyScene, poseHand, randomSetting, settle, type HandTruth, type Setting } from './make-scene.js';
import { labelWish, randomView } from './picture.js';
import type { Scene } from './scene.js';
import type { HandView } from './view.js';

/** What happens in a clip: a hand comes in, shows one label after the other, and leaves. Times in seconds. */
export interface ClipOptions {
  readonly labels: readonly string[];
  readonly seed: number | string;
  readonly width: number;
  readonly height: number;
  /** Frames a second. Default 15. */
  readonly rate?: number | undefined;
  /** How long each label is held. Default 1.6. */
  readonly hold?: number | undefined;
  /** How long it takes to change from one label to the next. Default 0.4. */
  readonly change?: number | undefined;
  /** How long it takes to come in and to leave. Default 0.6. */
  readonly enter?: number | undefined;
  /** How long the picture is empty at the start and at the end. Default 0.6. */
  readonly empty?: number | undefined;
  /** 0 holds still; 1 drifts, tilts and sways as a hand does that tries to hold still; 3 wanders about. Default 1. */
  readonly sway?: number | undefined;
  /** Longer side of the hand's box as a share of the picture's shorter side. Default: 0.35 to 0.6. */
  readonly size?: number | undefined;
  /** Default: either. */
  readonly side?: Side | undefined;
  /** Default: cluttered. */
  readonly clutter?: Clutter | undefined;
  /** Place on the Monk Skin Tone scale, 1 to 10. Default: any. */
  readonly tone?: number | undefined;
  /** 0 (good light and camera) to 1 (bad). Default 0.25. */
  readonly roughness?: number | undefined;
  /** Most degrees by which the hand is turned and tilted. Default 15. */
  readonly turn?: number | undefined;
}

export type Phase = 'empty' | 'enter' | 'hold' | 'change' | 'leave';

/** One frame and what is true of it. */
export interface ClipFrame {
  /** Seconds from the start. */
  readonly time: number;
  readonly phase: Phase;
  /** What is held up; null while nothing is, or while the hand moves in, changes or leaves. */
  readonly label: string | null;
  /** The hand, as far as any of its 21 points is in the picture; else null. */
  readonly hand: HandTruth | null;
  readonly scene: Scene;
}

interface Stop {
  readonly label: string;
  readonly pose: Pose;
  readonly view: HandView;
}

/** All frames of a clip, in order. Nothing but the options decides them. */
export function makeClip(rigs: Readonly<Record<Side, Rig>>, options: ClipOptions): ClipFrame[] {
  if (options.labels.length === 0) throw new RangeError('A clip needs at least one label.');
  const { rate = 15, hold = 1.6, change = 0.4, enter = 0.6, empty = 0.6 } = options;
  const random = new Random(options.seed, 'clip');
  const side = options.side ?? random.pick(['left', 'right'] as const);
  const setting = randomSetting(new Random(options.seed, 'clip setting'), rigs[side], {
    width: options.width,
    height: options.height,
    clutter: options.clutter ?? 'cluttered',
    tone: options.tone,
    roughness: options.roughness ?? 0.25,
  });
  const stops = makeStops(setting, options, random);
  const sway = makeSway(random, options.sway ?? 1);
  const wrist = { flex: random.bell(10), lean: random.bell(6) };
  // In and out from below, now and then from the side that the hand belongs to.
  const away = random.chance(0.7)
    ? { x: random.between(-0.2, 0.2), y: 1.1 }
    : { x: side === 'left' ? -1 : 1, y: 0.4 };
  const frames: ClipFrame[] = [];
  let before: HandTruth | null = null;
  const add = (
    phase: Phase,
    seconds: number,
    label: string | null,
    at?: (share: number) => { pose: Pose; view: HandView },
  ) => {
    const count = Math.round(seconds * rate);
    for (let i = 0; i < count; i++) {
      const time = frames.length / rate;
      const held = at?.((i + 1) / count);
      const posed = held ? poseHand(setting, held.pose, sway(held.view, time), wrist) : emptyScene(setting);
      const seen = posed.truth && isSeen(posed.truth, options) ? posed.truth : null;
      const scene = exposed(seen ? posed.scene : emptyScene(setting).scene, before, seen, frames.length);
      frames.push({ time, phase, label, hand: seen, scene });
      before = seen;
    }
  };
  const [first, last] = [stops[0], stops.at(-1)!];
  add('empty', empty, null);
  add('enter', enter, null, (share) => ({
    pose: first.pose,
    view: moved(first.view, away, 1 - ease(share)),
  }));
  stops.forEach((stop, i) => {
    const previous = stops[i - 1];
    if (previous) add('change', change, null, (share) => between(previous, stop, ease(share)));
    add('hold', hold, stop.label, () => stop);
  });
  add('leave', enter, null, (share) => ({ pose: last.pose, view: moved(last.view, away, ease(share)) }));
  add('empty', empty, null);
  return frames;
}

function makeStops(setting: Setting, options: ClipOptions, random: Random): Stop[] {
  const size = options.size ?? random.between(0.35, 0.6);
  const x = random.between(0.35, 0.65);
  const y = random.between(0.38, 0.55);
  const fieldOfView = random.between(42, 60);
  const view = { ...options, framing: 'webcam', turn: options.turn ?? 15 } as const;
  return options.labels.map((label) => ({
    label,
    pose: settle(setting, labelWish(label, random)),
    view: {
      ...randomView(random, label, setting.rig.side, false, view),
      size,
      x: x + random.bell(0.02),
      y: y + random.bell(0.02),
      fieldOfView,
    },
  }));
}

/** Slow waves, never the same twice, in place, tilt and distance. */
function makeSway(random: Random, strength: number): (view: HandView, time: number) => HandView {
  const wave = (seconds: number) => {
    const [a, b] = [random.between(0, 7), random.between(0, 7)];
    return (time: number) =>
      Math.sin((2 * Math.PI * time) / seconds + a) * 0.7 +
      Math.sin((5.3 * Math.PI * time) / seconds + b) * 0.3;
  };
  const [x, y, roll, yaw, pitch, size] = [wave(3.1), wave(2.7), wave(3.7), wave(4.3), wave(3.3), wave(5.1)];
  return (view, time) => ({
    ...view,
    x: view.x + 0.02 * strength * x(time),
    y: view.y + 0.02 * strength * y(time),
    roll: view.roll + 4 * strength * roll(time),
    yaw: view.yaw + 4 * strength * yaw(time),
    pitch: view.pitch + 4 * strength * pitch(time),
    size: view.size * (1 + 0.05 * strength * size(time)),
  });
}

function moved(view: HandView, away: { readonly x: number; readonly y: number }, share: number): HandView {
  return { ...view, x: view.x + away.x * share, y: view.y + away.y * share };
}

function between(a: Stop, b: Stop, share: number): { pose: Pose; view: HandView } {
  const blend = (from: number, to: number) => from + (to - from) * share;
  const pose = Object.fromEntries(
    ANGLES.map((angle) => [angle, blend(a.pose[angle], b.pose[angle])]),
  ) as Pose;
  const view = Object.fromEntries(
    (Object.keys(a.view) as (keyof HandView)[]).map((key) => [key, blend(a.view[key], b.view[key])]),
  ) as unknown as HandView;
  return { pose, view };
}

/** Grain that differs from frame to frame, and the smear of what moved since the last one. */
function exposed(scene: Scene, before: HandTruth | null, now: HandTruth | null, frame: number): Scene {
  const shutter = 0.25;
  const moved =
    before && now
      ? [
          (now.landmarks[9].x - before.landmarks[9].x) * shutter,
          (now.landmarks[9].y - before.landmarks[9].y) * shutter,
        ]
      : [0, 0];
  // Only quick movements smear: the whole picture is smeared here, and a still background should stay sharp.
  const quick = Math.hypot(moved[0], moved[1]) > 3;
  const motion = quick ? ([moved[0], moved[1]] as const) : ([0, 0] as const);
  return { ...scene, lens: { ...scene.lens, motion, noiseSeed: scene.lens.noiseSeed + frame } };
}

function isSeen(truth: HandTruth, { width, height }: ClipOptions): boolean {
  return truth.landmarks.some(({ x, y }) => x >= 0 && y >= 0 && x < width && y < height);
}

function ease(share: number): number {
  return share * share * (3 - 2 * share);
}
