// What the browser does over and over. Each function does a thing so many times; tests/soak/index.mjs calls them and
// measures what they leave behind.
import { GestureClassifier, wasm, webgl } from '../../dist/cdn.js';

const DIGITS = [...'0123456789'];
/** Whether the work is done in a worker, as the address says. */
const worker = new URLSearchParams(location.search).get('worker') === 'on';

/** Drawn hands, one a digit, as camera frames. */
const pictures = await Promise.all(DIGITS.map(draw));
const classifier = await GestureClassifier.create({ backends: [wasm()], worker });
expect(classifier.inWorker === worker, 'The work is done in another place.');

async function draw(digit) {
  const image = new Image();
  image.src = `../../dist/element/cards/assets/${digit}.webp`;
  await image.decode();
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width: 480, height: 360 });
  canvas.getContext('2d').drawImage(image, 100, 40, 280, 280);
  return canvas;
}

function expect(condition, message) {
  if (!condition) throw new Error(message);
}

/** What is recognised in each picture, to the last bit. */
async function answers(of = classifier) {
  const list = [];
  for (const picture of pictures) {
    const { label, confidence, scores } = await of.predict(picture);
    list.push([label, confidence, ...scores.map(({ score }) => score)]);
  }
  return JSON.stringify(list);
}

async function frames(count) {
  async function* film() {
    // Half a second of each.
    for (let i = 0; i < count; i++) yield pictures[(i >> 4) % pictures.length];
  }
  let read = 0;
  for await (const { scores } of classifier.predictStream(film())) {
    expect(scores.length === DIGITS.length, 'A prediction lacks scores.');
    read++;
  }
  expect(read === count, `${read} of ${count} frames were read.`);
}

async function samples(count) {
  const before = classifier.samples.length;
  for (let i = 0; i < count; i++) {
    await classifier.addSample(pictures[i % pictures.length], DIGITS[i % DIGITS.length]);
  }
  expect(classifier.samples.length === before + count, 'Samples were lost.');
}

async function saves(count) {
  const trained = await classifier.train();
  expect(trained.samples === classifier.samples.length, 'A training left samples out.');
  const before = await answers();
  let file = await classifier.save();
  for (let i = 0; i < count; i++) {
    const loaded = await GestureClassifier.load(file, { backends: [wasm()], worker });
    expect(loaded.samples.length === classifier.samples.length, 'A file lost samples.');
    if (i === count - 1) expect((await answers(loaded)) === before, 'A file changed what is recognised.');
    file = await loaded.save();
    loaded.dispose();
  }
}

/** Loses the graphics card between frames and, every other time, in the middle of one: in the page, where it can be. */
async function contexts(count) {
  const software = () => webgl({ allowSoftware: true });
  const own = await GestureClassifier.create({ backends: [software(), software()], worker: false });
  await own.addSample(pictures[1], '1');
  const before = (await own.predict(pictures[7])).label;
  for (let i = 0; i < count; i++) {
    const under = i % 2 === 1 ? own.predict(pictures[7]) : null;
    globalThis._tfengine.registry.webgl.gpgpu.gl.getExtension('WEBGL_lose_context').loseContext();
    await under;
    expect((await own.predict(pictures[7])).label === before, 'After a lost context it says something else.');
    expect(own.backend === 'webgl' && own.samples.length === 1, 'A lost context lost more.');
  }
  own.dispose();
}

const pad = document.querySelector('digit-gesture-pad');
pad.worker = worker;
const nextPrediction = () =>
  new Promise((resolve) => pad.addEventListener('prediction', resolve, { once: true }));

/** Unplugs the camera; a tab that is hidden and shown, and a computer that sleeps for eight hours, between. */
async function cameras(count) {
  const { now } = performance;
  let slept = 0;
  performance.now = () => now.call(performance) + slept;
  for (let i = 0; i < count; i++) {
    await pad.startPredicting();
    await nextPrediction();
    setHidden(true);
    slept += 8 * 3600 * 1000;
    setHidden(false);
    await nextPrediction();
    const [track] = pad.stream.getVideoTracks();
    const lost = new Promise((resolve) => pad.addEventListener('error', resolve, { once: true }));
    // Stopping a track oneself sends no event; unplugging does.
    track.stop();
    track.dispatchEvent(new Event('ended'));
    await lost;
    expect(pad.stream === null, 'A lost camera is held on to.');
  }
  performance.now = now;
  pad.stop();
}

function setHidden(hidden) {
  Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
  Object.defineProperty(document, 'visibilityState', {
    value: hidden ? 'hidden' : 'visible',
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

globalThis.soak = {
  answers: () => answers(),
  clear: async () => {
    classifier.clearSamples();
  },
  work: { frames, samples, saves, contexts, cameras },
};
