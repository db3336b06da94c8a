// A stream whose frames come at their own rate by the clock, but without waiting for it.

/**
 * `predictStream` over pictures, with a clock that moves on by one frame a picture: smoothing sees the times of a
 * real stream, and the benchmark takes no longer than the computing.
 * @param {import('../../../dist/index.js').GestureClassifier<string>} classifier
 * @param {readonly object[]} pictures
 * @param {number} rate - Frames a second.
 * @param {object} options - Of `predictStream`.
 */
export async function* hastened(classifier, pictures, rate, options) {
  const { now } = performance;
  let time = now.call(performance);
  performance.now = () => time;
  try {
    const frames = async function* () {
      for (const picture of pictures) {
        time += 1000 / rate;
        yield picture;
      }
    };
    yield* classifier.predictStream(frames(), options);
  } finally {
    performance.now = now;
  }
}
