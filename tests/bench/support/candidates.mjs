// Ways to describe a gesture by one look of the hand network, each a function of (look, tilt) to numbers.
import { ACTIVATIONS } from '../../../dist/backbone/hand/landmark-network.js';
import { describe } from '../../../dist/backbone/hand/description.js';

const WRIST = 0;
const MIDDLE_KNUCKLE = 9;
/** For each joint of a finger: the landmarks before, at and after it. */
const JOINTS = [
  ...[1, 5, 9, 13, 17].flatMap((base) => [
    [0, base, base + 1],
    [base, base + 1, base + 2],
    [base + 1, base + 2, base + 3],
  ]),
  ...[5, 9, 13].map((knuckle) => [knuckle, 0, knuckle + 4]),
];

const point = (points, i, axes) => Array.from({ length: axes }, (_, a) => points[3 * i + a]);
const between = (a, b) => Math.hypot(...a.map((value, i) => value - b[i]));

/** Distances between all landmarks, in palm lengths: 210 numbers. */
function pairs(points, axes) {
  const all = Array.from({ length: 21 }, (_, i) => point(points, i, axes));
  const palm = between(all[WRIST], all[MIDDLE_KNUCKLE]) || 1;
  return all.flatMap((a, i) => all.slice(0, i).map((b) => between(a, b) / palm));
}

/** Angles at the joints, in radians: 18 numbers. */
function joints(points) {
  return JOINTS.map(([a, b, c]) => {
    const [p, q, r] = [a, b, c].map((i) => point(points, i, 3));
    const u = p.map((value, i) => value - q[i]);
    const v = r.map((value, i) => value - q[i]);
    const dot = u.reduce((sum, value, i) => sum + value * v[i], 0);
    return Math.acos(Math.max(-1, Math.min(1, dot / (Math.hypot(...u) * Math.hypot(...v) || 1))));
  });
}

/** The landmarks in metres, from the wrist, in palm lengths: 63 numbers. */
function fromWrist({ metric }) {
  const wrist = point(metric, WRIST, 3);
  const palm = between(wrist, point(metric, MIDDLE_KNUCKLE, 3)) || 1;
  return Array.from(metric, (value, i) => (value - wrist[i % 3]) / palm);
}

const unit = (values) => {
  const length = Math.hypot(...values) || 1;
  return Array.from(values, (value) => value / length);
};
const times = (factor, values) => Array.from(values, (value) => factor * value);
const roots = ({ activation }) => unit(Array.from(activation, (value) => Math.sqrt(Math.max(0, value))));
/** The middle part of what is used: cosines between all bones, 253 numbers. */
const bones = (look) => Array.from(describe(look, 0).subarray(ACTIVATIONS, -2));

export const candidates = {
  'landmark distances, 2-D': ({ landmarks }) => pairs(landmarks, 2),
  'landmark distances, 3-D in metres': ({ metric }) => pairs(metric, 3),
  'joint angles': ({ metric }) => joints(metric),
  'cosines between bones': bones,
  'landmarks in metres': fromWrist,
  activation: ({ activation }) => unit(activation),
  'square root of the activation': roots,
  'activation + 2-D distances': (look) => [
    ...times(3.3, roots(look)),
    ...times(0.2, pairs(look.landmarks, 2)),
  ],
  'used: activation + bones + tilt': (look, tilt) => Array.from(describe(look, tilt)),
  'the same without the tilt': (look, tilt) => Array.from(describe(look, tilt).subarray(0, -2)),
};
