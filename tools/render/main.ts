import { parseArgs } from 'node:util';
import { makeCards } from './cards/make-cards.js';
import { renderClip, renderPictures } from './jobs.js';
import { ANY, LABELS } from './scene/picture.js';

const HELP = `Draws hands.

  node tools/render/cli.mjs --out DIR [--count 600] [--seed 1] [--size 224] ...
  node tools/render/cli.mjs --clip FILE.y4m [--clip FILE.mjpeg] [--clip FILE.webm] [--labels "3 7"] ...
  node tools/render/cli.mjs --cards DIR

Pictures go to DIR/000000.jpg and so on, with what is true of them in DIR/labels.json.
A clip's truth goes beside it, to FILE.json.
--cards DIR draws how to sign the ten digits, DIR/0.webp to DIR/9.webp, at most 3 kB each.

  --out DIR        where pictures go
  --count N        how many pictures (100); labels take turns
  --seed S         any text or number; the same seed draws the same hands (1)
  --size N         pixels, of a square picture (224)
  --width N --height N   pixels, of a picture that is not square (clips: 640 x 480)
  --labels "0 1"   what to draw (the ten digits). Known: ${LABELS.join(' ')},
                   and ${ANY}: poses of no name, another in each picture
  --framing F      photo: the hand fills the picture (pictures); webcam: a small hand and its arm, anywhere
  --side S         left or right (either)
  --person S       any text: one person's hand in one place, in all pictures (another in each)
  --tone N         place on the Monk Skin Tone scale, 1 to 10 (any)
  --turn N         most degrees of turn and tilt (40; clips: 15)
  --backs N        share of pictures that show the back of the hand, 0 to 1 (0)
  --cut N          share of pictures whose frame cuts the hand, 0 to 1 (0.08)
  --background B   plain, cluttered (either; clips: cluttered) or nothing: a cut-out, with --png
  --roughness N    0 (good light and camera) to 1 (bad) (0.5; clips: 0.25)
  --png            PNG instead of JPEG
  --clip FILE      .y4m, .mjpeg or .webm; may be given more than once
  --rate N         frames a second of a clip (15)
  --hold N --change N --enter N --empty N   seconds (1.6, 0.4, 0.6, 0.6)
  --sway N         0 (still) to 3 (wandering) (1)
  --hand-size N    share of the picture's shorter side, of a clip's hand (0.35 to 0.6)
  --bitrate N      kilobits a second of a .webm (400)
`;

/** The command line. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    args: [...args],
    options: {
      ...{
        out: text,
        count: text,
        seed: text,
        size: text,
        width: text,
        height: text,
        labels: text,
        framing: text,
      },
      ...{
        side: text,
        person: text,
        tone: text,
        turn: text,
        backs: text,
        cut: text,
        background: text,
        roughness: text,
      },
      ...{
        rate: text,
        hold: text,
        change: text,
        enter: text,
        empty: text,
        sway: text,
        'hand-size': text,
        bitrate: text,
      },
      clip: { type: 'string', multiple: true },
      cards: text,
      png: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help || !(values.out ?? values.clip ?? values.cards)) {
    console.log(HELP);
    return values.help ? 0 : 1;
  }
  const number = (name: keyof typeof values): number | undefined => {
    const given = values[name];
    if (given === undefined) return undefined;
    const value = Number(given);
    if (!Number.isFinite(value)) throw new TypeError(`--${name} must be a number, not "${String(given)}".`);
    return value;
  };
  const choice = <T extends string>(name: keyof typeof values, ...allowed: readonly T[]): T | undefined => {
    const given = values[name];
    if (given === undefined || allowed.includes(given as T)) return given as T | undefined;
    throw new TypeError(`--${name} must be ${allowed.join(' or ')}, not "${String(given)}".`);
  };
  const common = {
    seed: values.seed ?? '1',
    labels: values.labels?.trim().split(/\s+/) ?? LABELS.slice(0, 10),
    person: values.person,
    side: choice('side', 'left', 'right'),
    tone: number('tone'),
    turn: number('turn'),
    clutter: choice('background', 'plain', 'cluttered', 'nothing'),
    roughness: number('roughness'),
  };
  const known = [...LABELS, ANY];
  const unknown = common.labels.find((label) => !known.includes(label));
  if (unknown !== undefined)
    throw new TypeError(`There is no pose for "${unknown}". Known: ${known.join(' ')}.`);
  const size = number('size');
  if (values.cards) await makeCards(values.cards);
  if (values.clip) {
    await renderClip({
      ...common,
      files: values.clip,
      width: number('width') ?? size ?? 640,
      height: number('height') ?? size ?? 480,
      rate: number('rate'),
      hold: number('hold'),
      change: number('change'),
      enter: number('enter'),
      empty: number('empty'),
      sway: number('sway'),
      size: number('hand-size'),
      bitrate: number('bitrate'),
    });
  }
  if (values.out) {
    const speed = await renderPictures({
      ...common,
      out: values.out,
      count: number('count') ?? 100,
      width: number('width') ?? size ?? 224,
      height: number('height') ?? size ?? 224,
      framing: choice('framing', 'photo', 'webcam'),
      backs: number('backs'),
      cut: number('cut'),
      type: values.png ? 'image/png' : 'image/jpeg',
    });
    console.log(`${speed.toFixed(1)} pictures a second.`);
  }
  return 0;
}
