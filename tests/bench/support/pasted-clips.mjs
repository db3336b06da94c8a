// Clips of photographed hands that move before rooms with people in them, whose own hands are cut away.
import { join } from 'node:path';
import { emptyRoom } from './empty-rooms.mjs';
import { DIGITS, random, readPicture } from './photographs.mjs';

const WIDTH = 480;
const HEIGHT = 360;
/** Share of a photograph's side over which it fades into the room. */
const FADE = 0.12;

/**
 * A person comes in, shows three digits and leaves.
 * @param {string} folder - The shared one.
 * @param {string} person - Folder of the photographs.
 * @param locate - Finds the hand in a photograph: a list of [x, y], or null.
 * @param {{ seed: number, rate: number, hold: number, rooms?: number }} options - `hold` in seconds; the first so many rooms (all).
 * @returns Frames as `drawnClip` gives them.
 */
export async function pastedClip(folder, person, locate, { seed, rate, hold, rooms = Infinity }) {
  const next = random(seed);
  const room = await emptyRoom(folder, next, WIDTH, HEIGHT, rooms);
  const labels = Array.from({ length: 3 }, () => DIGITS[Math.floor(10 * next())]);
  const hands = [];
  for (const label of labels) {
    const photograph = await readPicture(
      join(folder, 'datasets/sign-language-digits', person, `${label}.jpg`),
    );
    hands.push({ label, photograph, landmarks: await locate(photograph) });
  }
  const scale = 1.5 + 1.1 * next();
  const [x, y] = [WIDTH * (0.35 + 0.3 * next()), HEIGHT * (0.5 + 0.1 * next())];
  const phases = Array.from({ length: 4 }, () => 2 * Math.PI * next());
  const at = (time, away) => ({
    x: x + 22 * Math.sin(1.7 * time + phases[0]),
    y: y + 14 * Math.sin(1.3 * time + phases[1]) + away * HEIGHT,
    scale: scale * (1 + 0.1 * Math.sin(0.9 * time + phases[2])),
    rotation: 0.2 * Math.sin(1.1 * time + phases[3]),
  });
  const frames = [];
  const add = (phase, seconds, hand, away = () => 0) => {
    const count = Math.round(seconds * rate);
    for (let i = 0; i < count; i++) {
      if (!hand) {
        frames.push({ picture: room, truth: { label: null, hand: null, phase } });
        continue;
      }
      const place = at(frames.length / rate, away((i + 1) / count));
      const truth = hand.landmarks && inPicture(hand.landmarks, hand.photograph, place);
      const label = phase === 'hold' ? hand.label : null;
      frames.push({ picture: paste(hand.photograph, room, place), truth: { label, hand: truth, phase } });
    }
  };
  add('empty', 0.6, null);
  add('enter', 0.6, hands[0], (share) => 1.1 * (1 - share));
  for (const hand of hands) add('hold', hold, hand);
  add('leave', 0.6, hands[2], (share) => 1.1 * share);
  add('empty', 0.6, null);
  return { frames, rate };
}

/** Where the points of a photograph are in the room, and the box around them; null where none is in the picture. */
function inPicture(landmarks, { width, height }, { x, y, scale, rotation }) {
  const [cos, sin] = [scale * Math.cos(rotation), scale * Math.sin(rotation)];
  const points = landmarks.map(([u, v]) => {
    const [dx, dy] = [u - width / 2, v - height / 2];
    return [x + dx * cos - dy * sin, y + dx * sin + dy * cos];
  });
  const [xs, ys] = [points.map((point) => point[0]), points.map((point) => point[1])];
  const box = [Math.min(...xs), Math.min(...ys)];
  box.push(Math.max(...xs) - box[0], Math.max(...ys) - box[1]);
  const seen = points.some(([px, py]) => px >= 0 && py >= 0 && px < WIDTH && py < HEIGHT);
  return seen ? { landmarks: points, box } : null;
}

/** The room with a photograph in it that fades out towards its edges. */
function paste(photograph, room, { x, y, scale, rotation }) {
  const data = Uint8Array.from(room.data);
  const { width, height } = photograph;
  const [cos, sin] = [Math.cos(rotation) / scale, Math.sin(rotation) / scale];
  const reach = (Math.hypot(width, height) / 2) * scale;
  const rows = [Math.max(0, Math.floor(y - reach)), Math.min(HEIGHT, Math.ceil(y + reach))];
  const columns = [Math.max(0, Math.floor(x - reach)), Math.min(WIDTH, Math.ceil(x + reach))];
  for (let row = rows[0]; row < rows[1]; row++) {
    for (let column = columns[0]; column < columns[1]; column++) {
      const [dx, dy] = [column + 0.5 - x, row + 0.5 - y];
      const u = dx * cos + dy * sin + width / 2;
      const v = dy * cos - dx * sin + height / 2;
      const share = Math.min(u / width, 1 - u / width, v / height, 1 - v / height) / FADE;
      if (share <= 0) continue;
      blend(data, (row * WIDTH + column) * 4, photograph, u - 0.5, v - 0.5, Math.min(1, share));
    }
  }
  return { data, width: WIDTH, height: HEIGHT };
}

/** Mixes a point of a picture, between its four nearest pixels, into a pixel. */
function blend(target, at, { data, width, height }, u, v, share) {
  const [x0, y0] = [
    Math.min(width - 2, Math.max(0, Math.floor(u))),
    Math.min(height - 2, Math.max(0, Math.floor(v))),
  ];
  const [fx, fy] = [Math.min(1, Math.max(0, u - x0)), Math.min(1, Math.max(0, v - y0))];
  const place = (y0 * width + x0) * 4;
  for (let channel = 0; channel < 3; channel++) {
    const value = (offset) => data[place + channel + offset];
    const upper = value(0) * (1 - fx) + value(4) * fx;
    const lower = value(4 * width) * (1 - fx) + value(4 * width + 4) * fx;
    const colour = upper * (1 - fy) + lower * fy;
    target[at + channel] = share * colour + (1 - share) * target[at + channel];
  }
}
