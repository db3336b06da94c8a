import { GestureClassifier, leastSquares, wasm } from 'digit-gesture';

// Two gestures are taught from a picture each, without a worker: all that computes is in the page.
async function look() {
  const classifier = await GestureClassifier.create({
    labels: ['three', 'five'],
    head: leastSquares(),
    backends: [wasm()],
    worker: false,
  });
  const [three, five] = await Promise.all([picture('3.webp'), picture('5.webp')]);
  await classifier.addSample(three, 'three');
  await classifier.addSample(five, 'five');
  const { samples } = await classifier.train();
  const { label } = await classifier.predict(three);
  return { samples, picture: label, inWorker: classifier.inWorker };
}

async function picture(src) {
  const image = new Image();
  image.src = src;
  await image.decode();
  return image;
}

window.result = look().catch((error) => ({ error: String(error) }));
