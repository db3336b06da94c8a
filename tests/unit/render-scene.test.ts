import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { frameTruth, pictureTruth } from '../../tools/render/out/truth.js';
import { readRigs } from '../../tools/render/out/renderer.js';
import { toI420 } from '../../tools/render/out/video.js';
import { Random } from '../../tools/render/random.js';
import { makeClip } from '../../tools/render/scene/clip.js';
import { LABELS, makePicture } from '../../tools/render/scene/picture.js';
import { MONK_SKIN_TONES, skinTone } from '../../tools/render/scene/skin.js';

const rigs = await readRigs();
const square = { width: 224, height: 224 };

describe('Random', () => {
  it('gives the same numbers for the same name and others for another', () => {
    const draw = (...parts: (string | number)[]) =>
      Array.from(
        { length: 5 },
        (
          (r) => () =>
            r.next()
        )(new Random(...parts)),
      );
    expect(draw('a', 1)).toEqual(draw('a', 1));
    expect(draw('a', 1)).not.toEqual(draw('a', 2));
  });

  it('is even and bell-shaped where it says so', () => {
    const random = new Random('even');
    const even = Array.from({ length: 20000 }, () => random.next());
    const bell = Array.from({ length: 20000 }, () => random.bell(2));
    const mean = (list: number[]) => list.reduce((a, b) => a + b, 0) / list.length;
    expect(mean(even)).toBeCloseTo(0.5, 1);
    expect(mean(bell)).toBeCloseTo(0, 0.5);
    expect(Math.sqrt(mean(bell.map((x) => x * x)))).toBeCloseTo(2, 1);
    expect(Math.max(...bell)).toBeLessThan(2 * Math.sqrt(2) * 3);
  });
});

describe('makePicture', () => {
  it('is decided by seed and number alone', () => {
    const make = (seed: number) => JSON.stringify(makePicture(rigs, '7', seed, 3, square));
    expect(make(1)).toBe(make(1));
    expect(make(1)).not.toBe(make(2));
  });

  it('gives the same truth on every machine', () => {
    const truths = LABELS.map((label, i) =>
      pictureTruth(makePicture(rigs, label, 'fixed', i, square), `${i}`),
    );
    const digest = createHash('sha256').update(JSON.stringify(truths)).digest('hex');
    expect(digest).toMatchInlineSnapshot(
      `"23e380dc8ed86622648c6dd73a217b8fa4e10eb1e95a967312a0c396885ea830"`,
    );
  });

  it('keeps whole hands inside the frame where they are not to be cut', () => {
    for (let i = 0; i < 200; i++) {
      const { truth } = makePicture(rigs, LABELS[i % LABELS.length], 'inside', i, { ...square, cut: 0 });
      expect(truth.box.x).toBeGreaterThan(-12);
      expect(truth.box.y).toBeGreaterThan(-12);
      expect(truth.box.x + truth.box.width).toBeLessThan(236);
      expect(truth.box.y + truth.box.height).toBeLessThan(236);
    }
  });

  it('shows the hand as large as it says', () => {
    for (let i = 0; i < 50; i++) {
      const { truth, facts } = makePicture(rigs, '5', 'size', i, {
        width: 640,
        height: 480,
        framing: 'webcam',
      });
      expect(Math.max(truth.box.width, truth.box.height) / 480).toBeCloseTo(facts.size, 1);
    }
  });

  it('shows the thumb on the right of an upright right palm, on the left of a left one', () => {
    for (const [side, sign] of [
      ['right', 1],
      ['left', -1],
    ] as const) {
      const { truth } = makePicture(rigs, '5', 'thumb', 1, { ...square, side, turn: 0 });
      expect(Math.sign(truth.landmarks[4].x - truth.landmarks[20].x)).toBe(sign);
      expect(truth.landmarks[12].y).toBeLessThan(truth.landmarks[0].y);
    }
  });

  it('points thumbs up and down', () => {
    for (const side of ['left', 'right'] as const) {
      for (let i = 0; i < 20; i++) {
        const tip = (label: string) => {
          const { landmarks } = makePicture(rigs, label, 'thumbs', i, { ...square, side }).truth;
          return landmarks[4].y - landmarks[2].y;
        };
        expect(tip('thumbs-up')).toBeLessThan(0);
        expect(tip('thumbs-down')).toBeGreaterThan(0);
      }
    }
  });

  it('draws skin of every tone', () => {
    expect(MONK_SKIN_TONES).toHaveLength(10);
    const tones = Array.from({ length: 300 }, (_, i) => makePicture(rigs, '1', 'tone', i, square).facts.tone);
    for (let tone = 1; tone < 10; tone++)
      expect(tones.filter((t) => Math.floor(t) === tone).length).toBeGreaterThan(12);
    const light = (tone: number) => skinTone(tone).reduce((a, b) => a + b);
    expect(light(1)).toBeGreaterThan(light(5));
    expect(light(5)).toBeGreaterThan(light(10));
  });
});

describe('makeClip', () => {
  const frames = makeClip(rigs, { labels: ['3', '7'], seed: 1, width: 320, height: 240, rate: 10 });

  it('comes in, holds, changes, holds and leaves', () => {
    const phases = frames.map((frame) => frame.phase).filter((phase, i, all) => phase !== all[i - 1]);
    expect(phases).toEqual(['empty', 'enter', 'hold', 'change', 'hold', 'leave', 'empty']);
    const held = frames.map((frame) => frame.label).filter((label, i, all) => label !== all[i - 1]);
    expect(held).toEqual([null, '3', null, '7', null]);
    expect(frames).toHaveLength(Math.round((0.6 + 0.6 + 1.6 + 0.4 + 1.6 + 0.6 + 0.6) * 10));
  });

  it('has a hand exactly where one shows', () => {
    expect(frames[0].hand).toBeNull();
    expect(frames[0].scene.hand).toBeNull();
    expect(frames.at(-1)!.hand).toBeNull();
    for (const frame of frames) {
      expect(frame.hand === null).toBe(frame.scene.hand === null);
      if (frame.phase === 'hold') expect(frame.hand).not.toBeNull();
    }
  });

  it('moves without jumps while it holds', () => {
    for (let i = 1; i < frames.length; i++) {
      const [a, b] = [frames[i - 1], frames[i]];
      if (a.phase !== 'hold' || b.phase !== 'hold') continue;
      const [p, q] = [a.hand!.landmarks[9], b.hand!.landmarks[9]];
      expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeLessThan(12);
    }
  });

  it('is truth that can be written down', () => {
    const truth = frameTruth(frames[12]);
    expect(truth.hand!.landmarks).toHaveLength(21);
    expect(JSON.parse(JSON.stringify(truth))).toEqual(truth);
  });

  it('refuses to show nothing', () => {
    expect(() => makeClip(rigs, { labels: [], seed: 1, width: 320, height: 240 })).toThrow(RangeError);
  });
});

describe('toI420', () => {
  it('turns grey into grey and keeps red red', () => {
    const grey = toI420(new Uint8Array(12).fill(255), 2, 2);
    expect([...grey]).toEqual([235, 235, 235, 235, 128, 128]);
    const red = toI420(
      Uint8Array.from({ length: 12 }, (_, i) => (i % 3 ? 0 : 255)),
      2,
      2,
    );
    expect(red[5]).toBeGreaterThan(200);
  });
});
