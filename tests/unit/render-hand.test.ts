import { describe, expect, it } from 'vitest';
import { Vector3 } from 'three';
import { gaps, reach, segmentDistance } from '../../tools/render/hand/contact.js';
import { digitWish } from '../../tools/render/hand/digits.js';
import { gestureWish, GESTURES } from '../../tools/render/hand/gestures.js';
import { JOINTS, LANDMARK_JOINTS } from '../../tools/render/hand/joints.js';
import { jointMatrices } from '../../tools/render/hand/kinematics.js';
import { ANGLES, FLAT, limits } from '../../tools/render/hand/pose.js';
import { readRig } from '../../tools/render/hand/rig.js';
import { PLAIN_SHAPE, randomShape } from '../../tools/render/hand/shape.js';
import { readRigs } from '../../tools/render/out/renderer.js';
import { Random } from '../../tools/render/random.js';

const rigs = await readRigs();

describe('the rig', () => {
  it('is refused where it is no hand', () => {
    expect(() => readRig(new Uint8Array(64), 'left')).toThrow('Not a binary glTF');
  });

  it('gives its own rest pose back when nothing is bent', () => {
    for (const rig of Object.values(rigs)) {
      const toWrist = rig.rest[0].clone().invert();
      jointMatrices(rig, PLAIN_SHAPE, FLAT).forEach((joint, i) => {
        const expected = toWrist.clone().multiply(rig.rest[i]).elements;
        joint.elements.forEach((value, k) => expect(value, JOINTS[i]).toBeCloseTo(expected[k], 5));
      });
    }
  });

  it('moves left hands as mirrored right hands', () => {
    for (let digit = 0; digit < 10; digit++) {
      const pose = digitWish(digit, new Random('mirror', digit)).pose;
      const [left, right] = [rigs.left, rigs.right].map((rig) => jointMatrices(rig, PLAIN_SHAPE, pose));
      for (const i of LANDMARK_JOINTS) {
        const a = new Vector3().setFromMatrixPosition(left[i]);
        const b = new Vector3().setFromMatrixPosition(right[i]);
        // The two files were modelled apart: their thumbs differ by some millimetres.
        expect(new Vector3(-a.x, a.y, a.z).distanceTo(b), `${digit} ${JOINTS[i]}`).toBeLessThan(0.006);
      }
    }
  });

  it('has its landmarks in the order of MediaPipe', () => {
    expect(LANDMARK_JOINTS).toHaveLength(21);
    expect(JOINTS[LANDMARK_JOINTS[4]]).toBe('thumb-tip');
    expect(JOINTS[LANDMARK_JOINTS[5]]).toBe('index-finger-phalanx-proximal');
    expect(JOINTS[LANDMARK_JOINTS[20]]).toBe('pinky-finger-tip');
  });

  it('keeps bones at the length the shape gives them, whatever the pose', () => {
    const shape = randomShape(new Random('bones'));
    const lengths = [FLAT, digitWish(7, new Random(1)).pose].map((pose) => {
      const at = jointMatrices(rigs.right, shape, pose).map((joint) =>
        new Vector3().setFromMatrixPosition(joint),
      );
      return [7, 8, 9, 12, 13].map((i) => at[i].distanceTo(at[i - 1]));
    });
    lengths[0].forEach((length, i) => expect(length).toBeCloseTo(lengths[1][i], 6));
    expect(lengths[0][0] / 0.0453).toBeCloseTo(shape.lengths[6], 1);
  });
});

describe('poses', () => {
  it.each([0, 1, 2, 4, 6, 7, 8, 9])(
    '%i: the thumb touches what it should on hands of any proportion',
    (digit) => {
      const distances: number[] = [];
      for (let i = 0; i < 60; i++) {
        const rig = i % 2 ? rigs.left : rigs.right;
        const shape = randomShape(new Random('contact shape', digit, i));
        const wish = digitWish(digit, new Random('contact', digit, i));
        distances.push(gaps(rig, shape, wish, reach(rig, shape, wish))[0]);
      }
      distances.sort((a, b) => a - b);
      // Skin is soft and the points lie on it: closer than 5 mm looks like touching.
      expect(distances[30]).toBeLessThan(2.5);
      expect(distances[54]).toBeLessThan(7);
    },
  );

  it('stay within what joints can do', () => {
    for (let i = 0; i < 200; i++) {
      const random = new Random('limits', i);
      const wish = i % 3 ? digitWish(i % 10, random) : gestureWish(GESTURES[i % GESTURES.length], random);
      const pose = reach(rigs.right, randomShape(random), wish);
      for (const angle of ANGLES) {
        const [least, most] = limits(angle);
        expect(pose[angle], angle).toBeGreaterThanOrEqual(least);
        expect(pose[angle], angle).toBeLessThanOrEqual(most);
      }
    }
  });

  it('are refused where there are none', () => {
    expect(() => digitWish(10, new Random(1))).toThrow(RangeError);
    expect(() => gestureWish('juggle', new Random(1))).toThrow('juggle');
  });
});

describe('segmentDistance', () => {
  const v = (x: number, y: number, z: number) => new Vector3(x, y, z);
  it('knows crossing, parallel and end-to-end segments', () => {
    expect(segmentDistance(v(-1, 0, 0), v(1, 0, 0), v(0, -1, 2), v(0, 1, 2))).toBeCloseTo(2);
    expect(segmentDistance(v(0, 0, 0), v(1, 0, 0), v(0, 3, 0), v(1, 3, 0))).toBeCloseTo(3);
    expect(segmentDistance(v(0, 0, 0), v(1, 0, 0), v(4, 4, 0), v(9, 9, 0))).toBeCloseTo(5);
  });
});
