// What one sample of each sign is worth that is taken from a stream, as the pad takes it, in that same stream.
import { FallbackEngine } from '../../dist/backends/engine.js';
import { openView } from '../../dist/frame/open-view.js';
import { GestureClassifier, hand, mobilenet, wasm } from '../../dist/index.js';
import { toHalf } from '../../dist/samples/half.js';
import { drawn, pasted } from './support/follow-clips.mjs';
import { hastened } from './support/hastened.mjs';
import { percent, share } from './support/tables.mjs';

const CLIPS = 6;
/** Which frame of a sign is the sample, of those in which a hand was seen: people need that long to press a button. */
const TAPPED = 10;
const common = { backends: [wasm()], mirror: false };

/** Prints a row a backbone and kind of clip. Clips are those of `steady`; no starter helps. */
export async function once(folder) {
  const locator = await GestureClassifier.create(common);
  const photographs = await pasted(folder, locator, true);
  const engine = await FallbackEngine.start([wasm()]);
  console.log('One own sample of each sign, taken from the clip; all other frames of the taught signs:');
  console.log(`  ${''.padEnd(53)}right   nothing known    wrong    frames`);
  for (const [name, plugin] of [
    ['hand()', hand()],
    ['mobilenet()', mobilenet()],
  ]) {
    const backbone = await plugin.load({ engine });
    const classifier = await GestureClassifier.create({ ...common, backbone: plugin, starter: false });
    for (const [kind, clipOf] of [
      ['drawn hands, as held', (seed) => drawn('as people hold', seed, { sway: 1 })],
      ['photographs before rooms with people', photographs],
    ]) {
      const answers = [];
      for (let seed = 0; seed < CLIPS; seed++) {
        answers.push(...(await taughtFrom(classifier, backbone, await clipOf(seed))));
      }
      const cells = [right, unknown, wrong].map((test) => percent(share(answers, test)).padStart(8));
      const row = `${`${name}, ${kind}`.padEnd(50)}${cells[0]}${cells[1].padStart(16)}${cells[2].padStart(9)}`;
      console.log(`  ${row}${String(answers.length).padStart(10)}`);
    }
    classifier.dispose();
    backbone.dispose();
  }
  locator.dispose();
}

/** Teaches one sample of each sign of the clip, then reads the clip anew: what was said of each frame of those signs. */
async function taughtFrom(classifier, backbone, { frames, rate }) {
  const tapped = await samplesOf(backbone, frames);
  classifier.clearSamples();
  classifier.restoreSamples(tapped.map(({ sample }) => sample));
  await classifier.train();
  const taught = new Set(tapped.map(({ sample }) => sample.label));
  const sampled = new Set(tapped.map(({ at }) => at));
  const answers = [];
  let at = 0;
  const pictures = frames.map(({ picture }) => picture);
  for await (const { label } of hastened(classifier, pictures, rate, {})) {
    const truth = String(frames[at].truth.label);
    if (taught.has(truth) && !sampled.has(at)) answers.push({ truth, label });
    at++;
  }
  return answers;
}

/** The frame of each sign that is its sample, as who follows the stream reads it. */
async function samplesOf(backbone, frames) {
  const reader = backbone.open();
  const seen = new Map();
  const tapped = [];
  for (const [at, { picture, truth }] of frames.entries()) {
    const { features } = await reader.read(openView(picture, common.mirror), false);
    if (truth.label === null || !features) continue;
    const label = String(truth.label);
    seen.set(label, (seen.get(label) ?? 0) + 1);
    if (seen.get(label) === TAPPED) {
      tapped.push({ at, sample: { id: `frame ${at}`, label, addedAt: at, features: toHalf(features) } });
    }
  }
  return tapped;
}

const right = ({ truth, label }) => truth === label;
const unknown = ({ label }) => label === null;
const wrong = (answer) => !right(answer) && !unknown(answer);
