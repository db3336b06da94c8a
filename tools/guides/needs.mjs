// What samples may take for granted: names that the page's reader has, with their types, and with values where a
// sample that uses them can run.
import { join } from 'node:path';
import { root } from '../run/exec.mjs';

/** Name → its type, and how to get one. */
export const known = {
  video: { type: 'HTMLVideoElement' },
  stream: { type: 'MediaStream' },
  button: { type: 'HTMLButtonElement' },
  file: { type: 'File' },
  output: { type: 'HTMLOutputElement' },
  pad: { type: "import('digit-gesture/element').DigitGesturePad" },
  signal: { type: 'AbortSignal' },
  labels: { type: 'readonly string[]' },
  classifier: { type: "import('digit-gesture').GestureClassifier" },
  /** A classifier with labels of somebody's own. */
  gestures: { type: "import('digit-gesture').GestureClassifier<string>" },
  GestureClassifier: { type: "typeof import('digit-gesture').GestureClassifier" },
  /** A service worker's scope: its types can't be had beside a page's. */
  self: {
    type: `{
      addEventListener(type: 'fetch', listener: (event: Event & {
        request: Request;
        respondWith(response: Promise<Response>): void;
      }) => void): void;
      addEventListener(type: 'activate', listener: (event: Event & {
        waitUntil(work: Promise<unknown>): void;
      }) => void): void;
    }`,
  },
  /** A drawn hand that signs three, and one that signs five. */
  three: { type: "import('digit-gesture').PixelFrame", value: () => drawnHand('3') },
  five: { type: "import('digit-gesture').PixelFrame", value: () => drawnHand('5') },
  /** Pictures of one colour. */
  red: { type: "import('digit-gesture').PixelFrame", value: () => plain(220, 30, 30) },
  green: { type: "import('digit-gesture').PixelFrame", value: () => plain(30, 180, 60) },
};

/** What all samples of a page need whose samples say nothing about it. */
const pages = { 'docs/starter.md': ['GestureClassifier', 'video', 'classifier'] };

/** @param {string} path */
export function needsOfPage(path) {
  return pages[path] ?? [];
}

/** Declarations of the names, as TypeScript. Names that nobody knows are left to the compiler to complain about. */
export function declarations(names) {
  return names.map((name) => (known[name] ? `declare const ${name}: ${known[name].type};` : '')).join('\n');
}

async function drawnHand(digit) {
  const { default: sharp } = await import('sharp');
  const { data, info } = await sharp(join(root, `tests/support/drawn-hands/${digit}.jpg`))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: new Uint8Array(data), width: info.width, height: info.height };
}

function plain(...colour) {
  const data = new Uint8ClampedArray(32 * 32 * 4);
  for (let i = 0; i < data.length; i += 4) data.set([...colour, 255], i);
  return { data, width: 32, height: 32 };
}
