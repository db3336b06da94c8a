/** digit-gesture as built and as it comes, but on WebAssembly. Loaded by its address: it is not part of this bundle. */
export async function ours(choose, { worker }) {
  const library = await import(/* @vite-ignore */ `${location.origin}/dist/cdn.js`);
  const { GestureClassifier, wasm } = library;
  const classifier = await GestureClassifier.create({
    backbone: choose(library),
    backends: [wasm()],
    worker,
  });
  // Elsewhere it would do the same work in the page, and be measured as something that it isn't.
  if (classifier.inWorker !== worker) throw new Error('The worker did not start.');
  let frames;
  const stream = classifier.isTrained && classifier.predictStream((frames = film()));
  return {
    async read(picture) {
      if (!stream)
        return classifier.isTrained ? classifier.predict(picture) : classifier.addSample(picture, '0');
      frames.show(picture);
      return stream.next();
    },
    add: (picture, digit) => classifier.addSample(picture, String(digit)),
    /** Copies under other ids. */
    fill(count) {
      const { samples } = classifier;
      const copies = Array.from({ length: count }, (_, i) => ({
        ...samples[i % samples.length],
        id: `copy ${i}`,
        features: samples[i % samples.length].features.slice(),
      }));
      classifier.restoreSamples(copies);
    },
    train: () => classifier.train(),
    tensorBytes: () => globalThis._tfengine.state.numBytes,
  };
}

/** Frames as they are shown: what follows a hand needs a stream. */
function film() {
  let shown;
  return {
    show: (picture) => (shown = picture),
    [Symbol.asyncIterator]: () => ({ next: () => Promise.resolve({ value: shown, done: false }) }),
  };
}
