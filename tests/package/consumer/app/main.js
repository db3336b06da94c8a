import { GestureClassifier, hand, wasm } from 'digit-gesture';
import 'digit-gesture/element/define';

// The bundled model says that a grey square is no hand, and ten labels are known without a sample: so model, binaries
// and starter were found and ran.
async function look() {
  const classifier = await GestureClassifier.create({ backbone: hand(), backends: [wasm()] });
  const frame = { data: new Uint8ClampedArray(64 * 64 * 4).fill(128), width: 64, height: 64 };
  const answer = await classifier.addSample(frame, '1').then(
    () => 'a hand',
    (error) => error.code ?? String(error),
  );
  return {
    answer,
    backend: classifier.backend,
    inWorker: classifier.inWorker,
    known: classifier.starterLabels.length,
    registered: Boolean(customElements.get('digit-gesture-pad')),
  };
}

window.result = look().catch((error) => ({ answer: String(error) }));
