// How steadily each backbone reads the same clips: `video` says more of hand().
import { GestureClassifier, hand, mobilenet, wasm } from '../../dist/index.js';
import { drawn, measure, pasted } from './support/follow-clips.mjs';

const CLIPS = 6;
const common = { backends: [wasm()], mirror: false };

/** Prints the tables. */
export async function steady(folder) {
  const locator = await GestureClassifier.create(common);
  const photographs = await pasted(folder, locator, true);
  for (const [name, backbone] of [
    ['hand()', hand()],
    ['mobilenet()', mobilenet()],
  ]) {
    const classifier = await GestureClassifier.create({ ...common, backbone });
    await measure(classifier, `${name}, as people hold`, CLIPS, (seed) =>
      drawn('as people hold', seed, { sway: 1 }),
    );
    await measure(classifier, `${name}, photographs before rooms with people`, CLIPS, photographs);
    classifier.dispose();
  }
  locator.dispose();
}
