// One way of recognising gestures, named by the page's address, behind the same few functions as the others.
import { modelUrl } from './model-url.js';

const query = new URLSearchParams(location.search);
const makers = {
  'digit-gesture, hand': () => own(({ hand }) => hand()),
  'digit-gesture, mobilenet': () => own(({ mobilenet }) => mobilenet()),
  'digit-gesture, ImageNet': () => own(({ mobilenet }) => mobilenet({ modelUrl })),
  'article code': async () => (await import('./article.js')).article(),
  'knn-classifier': async () => (await import('./knn.js')).knn(),
  'Teachable Machine, flat': async () => (await import('./teachable.js')).teachable('flat'),
  'Teachable Machine, pooled': async () => (await import('./teachable.js')).teachable('pooled'),
  'MediaPipe Hands': async () => (await import('./mediapipe.js')).mediapipe(),
};

async function own(choose) {
  const { ours } = await import('./ours.js');
  return ours(choose, { worker: query.get('worker') !== 'off' });
}

const pictures = await Promise.all([...'0123456789'].map(draw));

async function draw(digit) {
  const image = new Image();
  image.src = `/dist/element/cards/assets/${digit}.webp`;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  canvas.getContext('2d').drawImage(image, 160, 80, 320, 320);
  return canvas;
}

let longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
}).observe({ type: 'longtask', buffered: true });

async function timed(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const peer = await makers[query.get('peer')]();
globalThis.peer = {
  /** To the first answer; what was downloaded by then is known outside. */
  begin: () => timed(() => peer.read(pictures[3])),
  async frames(count) {
    const times = [];
    for (let i = 0; i < count; i++) times.push(await timed(() => peer.read(pictures[3])));
    return times;
  },
  async teach(count) {
    for (let i = 0; i < count; i++) await peer.add(pictures[i % 10], i % 10);
  },
  /** More samples for the scales: copies of their own, without reading a picture for each. */
  fill: (count) => peer.fill(count, pictures),
  train: () => timed(() => peer.train()),
  /** Longest task of the main thread since the last call; 0 where none took 50 ms. */
  async longestTask() {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const result = longest;
    longest = 0;
    return result;
  },
  /** Bytes of tensors, which a browser's heap doesn't show. */
  tensorBytes: () => peer.tensorBytes(),
};
