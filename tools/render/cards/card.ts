import { digitWish } from '../hand/digits.js';
import { PLAIN_SHAPE, type HandShape } from '../hand/shape.js';
import type { Rig } from '../hand/rig.js';
import { Middle } from '../random.js';
import { poseHand, settle, type Posed, type Setting } from '../scene/make-scene.js';
import type { Colour } from '../scene/scene.js';
import type { HandView } from '../scene/view.js';
import { fromHex, randomSkin } from '../scene/skin.js';
import { plainBackground } from '../scene/background.js';
import { randomLens, randomLights } from '../scene/light.js';

/** The colours of a card: one for the hand, one for its outlines. */
export interface CardStyle {
  readonly fill: Colour;
  readonly line: Colour;
}

/** The yellow of the emoji, which is nobody's skin; its outline holds on light and on dark pages. */
export const CARD_STYLE: CardStyle = { fill: fromHex('#ffc83d'), line: fromHex('#6b4309') };

/** Thick fingers read better in a small picture. */
const STURDY: HandShape = {
  ...PLAIN_SHAPE,
  thickness: PLAIN_SHAPE.thickness.map((value, i) => (i % 5 ? 1.12 : value)),
};

/** Digits that show best from another side than straight from the front, in degrees. */
const SEEN_FROM: Readonly<Record<number, Partial<HandView>>> = {
  0: { yaw: 68, pitch: -12, roll: 10, size: 0.74, y: 0.42 },
  4: { yaw: -8 },
  9: { yaw: 14 },
};

/**
 * A digit as it is meant, without anybody's peculiarities, seen as in the mirror: what people who hold up the right
 * hand see of themselves.
 *
 * @param side - Pixels.
 */
export function cardScene(rig: Rig, digit: number, side: number): Posed {
  const setting = cardSetting(rig, side);
  const pose = settle(setting, digitWish(digit, new Middle()));
  const front = { yaw: 0, pitch: 0, roll: 0, size: 0.82, x: 0.5, y: 0.45, fieldOfView: 24 };
  const view = { ...front, ...SEEN_FROM[digit] };
  return poseHand(setting, pose, view, { flex: 0, lean: 0 });
}

function cardSetting(rig: Rig, side: number): Setting {
  const middle = new Middle();
  return {
    rig,
    shape: STURDY,
    skin: randomSkin(middle, 5),
    armThickness: 0.96,
    sleeve: null,
    background: plainBackground(middle),
    lights: randomLights(middle, 0),
    lens: randomLens(middle, 0, side),
    width: side,
    height: side,
  };
}
