import type { Random } from '../random.js';
import type { Colour, Skin } from './scene.js';

/**
 * The ten swatches of the Monk Skin Tone scale, lightest first (Ellis Monk, with Google, 2022;
 * https://skintone.google), in sRGB.
 */
export const MONK_SKIN_TONES: readonly string[] = [
  '#f6ede4',
  '#f3e7db',
  '#f7ead0',
  '#eadaba',
  '#d7bd96',
  '#a07e56',
  '#825c43',
  '#604134',
  '#3a312a',
  '#292420',
];

/** The scale's colour at a place from 1 to 10, blended between neighbouring swatches. */
export function skinTone(tone: number): Colour {
  const at = Math.min(10, Math.max(1, tone)) - 1;
  const low = Math.min(8, Math.floor(at));
  return mix(fromHex(MONK_SKIN_TONES[low]), fromHex(MONK_SKIN_TONES[low + 1]), at - low);
}

/** Skin of any tone, all places on the scale equally likely, unless a tone is given. */
export function randomSkin(random: Random, tone = random.between(1, 10)): Skin {
  // The swatches are even patches under even light. Living skin has blood in it: a little red, more in light skin.
  const blush = random.between(0.03, 0.13);
  const base = skinTone(tone);
  const back: Colour = [base[0], base[1] * (1 - blush * 0.8), base[2] * (1 - blush)];
  // Palms carry little pigment: much lighter than the back in dark skin, rosier in light skin.
  const pale: Colour = [0.86, 0.66 + random.bell(0.02), 0.55 + random.bell(0.03)];
  const palm = mix(back, pale, 0.15 + 0.4 * Math.max(0, (tone - 4) / 6) + random.between(0, 0.12));
  const polished = random.chance(0.15);
  const nails: Colour = polished
    ? [random.between(0.1, 0.9), random.between(0, 0.6), random.between(0, 0.7)]
    : mix(back, [0.95, 0.75, 0.7], random.between(0.3, 0.6));
  return {
    tone,
    back,
    palm,
    nails,
    roughness: random.between(0.45, 0.85),
    mottling: random.between(0.02, 0.12),
  };
}

/** `#rrggbb` as numbers from 0 to 1. */
export function fromHex(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

/** Between two colours: 0 is the first, 1 the second. */
export function mix(a: Colour, b: Colour, share: number): Colour {
  const blend = (i: 0 | 1 | 2) => a[i] + (b[i] - a[i]) * share;
  return [blend(0), blend(1), blend(2)];
}
