import type { Random } from '../random.js';
import type { Colour } from './scene.js';

/** What is behind the hand: a gradient with shapes on it. Coordinates are shares of the picture's width and height. */
export interface Background {
  /** Colours of the gradient and the direction it runs in, in radians. */
  readonly from: Colour;
  readonly to: Colour;
  readonly direction: number;
  readonly shapes: readonly Shape[];
  /** Pixels of blur: things far behind the hand are out of focus. */
  readonly blur: number;
}

export interface Shape {
  readonly kind: 'ellipse' | 'box' | 'line' | 'grid';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Radians. */
  readonly rotation: number;
  readonly colour: Colour;
  /** The other end of the shape's own gradient; for a grid, the colour between its boxes. */
  readonly shade: Colour;
}

/** How much there is behind the hand; nothing makes a cut-out, for pictures with an alpha channel. */
export type Clutter = 'plain' | 'cluttered' | 'nothing';

/** A wall, evenly lit or not. */
export function plainBackground(random: Random): Background {
  const grey = random.between(0.08, 1);
  const tint = (): Colour => [
    clamp(grey + random.bell(0.05)),
    clamp(grey + random.bell(0.05)),
    clamp(grey + random.bell(0.06)),
  ];
  const from = random.chance(0.25) ? anyColour(random) : tint();
  const to = random.chance(0.6) ? shade(from, random.between(0.65, 1.1)) : tint();
  const shapes = random.chance(0.3)
    ? [shape(random, 'line'), shape(random, 'box')].slice(0, random.integer(1, 2))
    : [];
  return { from, to, direction: random.between(0, 2 * Math.PI), shapes, blur: random.between(0, 4) };
}

/** A room full of things: furniture, pictures, books, windows, lamps, and round skin-coloured things such as faces. */
export function clutteredBackground(random: Random): Background {
  const from = anyColour(random);
  const shapes: Shape[] = [];
  const count = random.integer(8, 60);
  for (let i = 0; i < count; i++) {
    shapes.push(
      shape(random, random.pick(['box', 'box', 'box', 'ellipse', 'ellipse', 'line', 'grid'] as const)),
    );
  }
  const people = random.integer(0, 2);
  for (let i = 0; i < people; i++) shapes.push(...person(random));
  return {
    from,
    to: shade(from, random.between(0.4, 1.3)),
    direction: random.between(0, 2 * Math.PI),
    shapes,
    blur: random.chance(0.5) ? random.between(0, 1.5) : random.between(1, 6),
  };
}

/** A picture's background of the given kind; plain or cluttered where none is given. */
export function randomBackground(
  random: Random,
  clutter: Clutter = random.pick(['plain', 'cluttered']),
): Background | null {
  if (clutter === 'nothing') return null;
  return clutter === 'plain' ? plainBackground(random) : clutteredBackground(random);
}

function shape(random: Random, kind: Shape['kind']): Shape {
  const colour = random.chance(0.2) ? skinLike(random) : anyColour(random);
  const size = 0.04 + 0.6 * random.next() ** 2;
  const upright = random.chance(0.7);
  return {
    kind,
    x: random.between(-0.05, 1.05),
    y: random.between(-0.05, 1.05),
    width: kind === 'line' ? random.between(0.2, 1.2) : size * random.between(0.4, 1.6),
    height: kind === 'line' ? random.between(0.003, 0.03) : size * random.between(0.4, 1.6),
    rotation: upright ? (kind === 'line' ? random.pick([0, Math.PI / 2]) : 0) : random.between(0, Math.PI),
    colour,
    shade: shade(colour, random.between(0.5, 1.4)),
  };
}

/** Shoulders, a neck and an oval with hair on top: enough to be in the way as a face is. */
function person(random: Random): Shape[] {
  const x = random.between(0.15, 0.85);
  const y = random.between(0.2, 0.6);
  const size = random.between(0.15, 0.45);
  const skin = skinLike(random);
  const dark = shade(skin, random.between(0.5, 0.8));
  const hair = shade(anyColour(random), 0.4);
  const at = (
    kind: Shape['kind'],
    dx: number,
    dy: number,
    w: number,
    h: number,
    colour: Colour,
    other: Colour,
  ): Shape => ({
    kind,
    x: x + dx * size,
    y: y + dy * size,
    width: w * size,
    height: h * size,
    rotation: 0,
    colour,
    shade: other,
  });
  const shirt = anyColour(random);
  return [
    at('ellipse', 0, 1.5, 1.9, 1.6, shirt, shade(shirt, 0.7)),
    at('box', 0, 0.6, 0.36, 0.5, dark, dark),
    at('ellipse', 0, -0.14, 0.84, 1, hair, shade(hair, 0.6)),
    at('ellipse', 0, 0, 0.72, 1, skin, dark),
    at('ellipse', -0.15, -0.08, 0.12, 0.06, [0.15, 0.1, 0.1], [0.1, 0.1, 0.1]),
    at('ellipse', 0.15, -0.08, 0.12, 0.06, [0.15, 0.1, 0.1], [0.1, 0.1, 0.1]),
    at('ellipse', 0, 0.25, 0.24, 0.06, [0.6, 0.25, 0.25], [0.5, 0.2, 0.2]),
  ];
}

function anyColour(random: Random): Colour {
  const grey = random.between(0.03, 1);
  const vivid = random.next() ** 2 * 0.6;
  return [
    clamp(grey + random.between(-vivid, vivid)),
    clamp(grey + random.between(-vivid, vivid)),
    clamp(grey + random.between(-vivid, vivid)),
  ];
}

/** Wood, cardboard, leather, skin. */
function skinLike(random: Random): Colour {
  const light = random.between(0.2, 0.95);
  return [light, light * random.between(0.68, 0.85), light * random.between(0.45, 0.75)];
}

function shade(colour: Colour, factor: number): Colour {
  return [clamp(colour[0] * factor), clamp(colour[1] * factor), clamp(colour[2] * factor)];
}

function clamp(value: number): number {
  return Math.min(1, Math.max(0, value));
}
