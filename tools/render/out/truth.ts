import type { Side } from '../hand/rig.js';
import type { ClipFrame, Phase } from '../scene/clip.js';
import type { HandTruth } from '../scene/make-scene.js';
import type { Picture, PictureFacts } from '../scene/picture.js';

/** A hand as written down: lengths in pixels. */
export interface WrittenHand {
  /** The smallest upright box around the 21 points: [left, top, width, height]. */
  readonly box: readonly number[];
  /** 21 points [x, y, z] in MediaPipe's order; z is relative to the wrist, smaller towards the camera. */
  readonly landmarks: readonly (readonly number[])[];
}

/** What labels.json holds for one picture. Angles in degrees. */
export interface WrittenPicture extends PictureFacts, WrittenHand {
  readonly file: string;
  readonly label: string;
}

/** What a clip's truth file holds for one frame. */
export interface WrittenFrame {
  /** Seconds from the start. */
  readonly time: number;
  readonly phase: Phase;
  /** What is held up; null while nothing is, or while the hand moves in, changes or leaves. */
  readonly label: string | null;
  /** Null where no hand is in the picture. */
  readonly hand: (WrittenHand & { readonly side: Side }) | null;
}

export function pictureTruth(picture: Picture, file: string): WrittenPicture {
  const { label, facts, truth } = picture;
  const { yaw, pitch, roll, size, tone, light, ...rest } = facts;
  return {
    file,
    label,
    ...rest,
    tone: round(tone),
    yaw: round(yaw),
    pitch: round(pitch),
    roll: round(roll),
    size: round(size),
    light: round(light),
    ...handTruth(truth),
  };
}

export function frameTruth(frame: ClipFrame): WrittenFrame {
  const { time, phase, label, hand } = frame;
  return { time: round(time), phase, label, hand: hand && { side: hand.side, ...handTruth(hand) } };
}

function handTruth(truth: HandTruth): WrittenHand {
  const { x, y, width, height } = truth.box;
  return {
    box: [x, y, width, height].map(round),
    landmarks: truth.landmarks.map((point) => [point.x, point.y, point.z].map(round)),
  };
}

/** A hundredth of a pixel is enough, and hides the last bits in which machines differ. Adding 0 makes −0 plain 0. */
function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
