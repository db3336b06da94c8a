import type { Random } from '../random.js';
import type { Colour, Lens, Lights } from './scene.js';

/**
 * Lamps and daylight.
 * @param roughness 0 (a photographer's light) to 1 (a dim room, a window behind).
 */
export function randomLights(random: Random, roughness: number): Lights {
  const warmth = random.between(-0.25, 0.7) * (0.4 + roughness);
  const count = random.integer(1, 2);
  const lamps = Array.from({ length: count }, (_, i) => {
    const side = random.between(-1, 1) * 1.4;
    const above = random.between(-0.2, 1.4);
    // Light from behind the hand is what cameras dislike most.
    const front = random.chance(0.12 * roughness) ? random.between(-1, -0.2) : random.between(0.25, 1.5);
    return {
      from: [side, above, front] as [number, number, number],
      colour: white(warmth + random.bell(0.15)),
      strength: (i === 0 ? 1 : 0.5) * random.between(0.9, 2.6 + roughness),
    };
  });
  const back = random.between(0.35, 0.9);
  const cast = random.bell(0.1);
  const sky = white(warmth * 0.5 + random.bell(0.1));
  return {
    sky,
    // What comes back from tables and floors: darker, and a little warmer or cooler.
    ground: [sky[0] * back * (1 + cast), sky[1] * back, sky[2] * back * (1 - cast)],
    ambient: random.between(0.9, 2.4),
    lamps,
    shadows: random.chance(0.7),
    wall: random.chance(0.4) ? random.between(0.02, 0.3) : null,
  };
}

/** White light from a lamp (1 is a candle's) over noon (0) to an overcast sky (−1). */
function white(warmth: number): Colour {
  return warmth >= 0 ? [1, 1 - 0.25 * warmth, 1 - 0.55 * warmth] : [1 + 0.35 * warmth, 1 + 0.15 * warmth, 1];
}

/**
 * A camera: how sharp, how grainy, how bright.
 * @param roughness 0 (a good camera on a stand) to 1 (an old webcam in the evening).
 * @param side The picture's shorter side in pixels; blur and motion grow with it.
 */
export function randomLens(random: Random, roughness: number, side: number): Lens {
  const scale = side / 224;
  const moving = random.chance(0.3 * roughness) ? random.between(1, 6) * scale : 0;
  const heading = random.between(0, 2 * Math.PI);
  return {
    blur: random.chance(0.5) ? random.next() ** 2 * 2.4 * scale * roughness : 0,
    motion: [Math.cos(heading) * moving, Math.sin(heading) * moving],
    noise: random.next() ** 2 * 0.5 * roughness,
    noiseSeed: random.integer(0, 1e6),
    brightness: random.between(1 - 0.45 * roughness, 1 + 0.3 * roughness),
    contrast: random.between(1 - 0.3 * roughness, 1 + 0.3 * roughness),
    saturation: random.between(1 - 0.6 * roughness, 1 + 0.4 * roughness),
    quality: random.between(0.95 - 0.45 * roughness, 0.95),
  };
}
