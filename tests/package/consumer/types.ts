// Compiled, never run: what users write against the published types.
import {
  GestureClassifier,
  GestureError,
  hand,
  leastSquares,
  mlp,
  mobilenet,
  wasm,
  webgl,
} from 'digit-gesture';
import type {
  Digit,
  GestureClassifierOptions,
  PixelFrame,
  Prediction,
  Sample,
  TrainReport,
} from 'digit-gesture';
import type { DigitGesturePad } from 'digit-gesture/element';
import 'digit-gesture/element/define';

export async function digits(frame: PixelFrame, signal: AbortSignal): Promise<Digit | null> {
  const options: GestureClassifierOptions = { signal, onProgress: (fraction: number) => fraction };
  using classifier = await GestureClassifier.create(options);
  // Without a label's type, all of these are of digits.
  const sample: Sample = await classifier.addSample(frame, '3', { signal });
  classifier.removeSample(sample);
  const report: TrainReport = await classifier.train({ seed: 1 });
  const prediction: Prediction = await classifier.predict(frame);
  return report.accuracy > 0.5 ? prediction.label : null;
}

export async function ownLabels(source: AsyncIterable<PixelFrame>): Promise<'up' | 'down' | null> {
  const classifier = await GestureClassifier.create({
    labels: ['up', 'down'],
    backbone: mobilenet(),
    head: mlp({ epochs: 3 }),
    backends: [webgl({ allowSoftware: true }), wasm()],
  });
  // @ts-expect-error: no label of this classifier
  classifier.clearSamples('left');
  for await (const { label } of classifier.predictStream(source, { maxRate: 5, smoothing: 0 })) return label;
  return null;
}

export function plugins(): string[] {
  return [hand(), mobilenet(), leastSquares(), mlp(), webgl(), wasm()].map((plugin) => plugin.name);
}

export function codeOf(error: unknown): string {
  return error instanceof GestureError ? error.code : 'unknown';
}

export function listen(): void {
  const pad: DigitGesturePad = document.createElement('digit-gesture-pad');
  pad.addEventListener('prediction', (event) => event.prediction.label);
  const state: 'idle' | 'loading' | 'ready' | 'training' | 'predicting' | 'error' = pad.state;
  void state;
}
