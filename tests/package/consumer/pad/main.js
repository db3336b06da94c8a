import { GestureClassifier, wasm } from 'digit-gesture';
import 'digit-gesture/element/define';

// Code, model, binaries, starter, worker and clip are all found and used, or one of these isn't what it should be.
async function look() {
  const classifier = await GestureClassifier.create({ backends: [wasm()], mirror: false });
  const { label } = await classifier.predict(await picture());
  return {
    picture: label,
    known: classifier.starterLabels.length,
    backend: classifier.backend,
    inWorker: classifier.inWorker,
    clip: /^\d$/.test(await seenInClip()) ? 'a digit' : 'nothing',
  };
}

async function picture() {
  const image = new Image();
  image.src = '3.webp';
  await image.decode();
  return image;
}

/** The first value of a pad that plays its clip in the camera's place. */
async function seenInClip() {
  const pad = document.querySelector('digit-gesture-pad');
  const value = new Promise((resolve) => pad.addEventListener('change', (event) => resolve(event.value)));
  await pad.startSample();
  await pad.startPredicting();
  return value;
}

window.result = look().catch((error) => ({ error: String(error) }));
