// A page of your own on the SDK alone: recognise digits, collect samples, train.
import { GestureClassifier, GestureError, openCamera, type Digit } from 'digit-gesture';

const byId = <T extends HTMLElement>(id: string) => document.getElementById(id) as T;
const video = document.querySelector('video')!;
const train = byId<HTMLButtonElement>('train');
const predict = byId<HTMLButtonElement>('predict');
const say = (text: string) => (byId('status').textContent = text);

/** One button per label; each press takes a sample of what the camera shows. */
function addButtons(classifier: GestureClassifier): void {
  for (const label of classifier.labels) {
    const button = document.createElement('button');
    button.textContent = label;
    button.addEventListener('click', () => void collect(classifier, label, button));
    byId('labels').append(button, ' ');
  }
}

async function collect(
  classifier: GestureClassifier,
  label: Digit,
  button: HTMLButtonElement,
): Promise<void> {
  try {
    await classifier.addSample(video, label);
    button.textContent = `${label} (${classifier.sampleCounts.get(label)})`;
    train.disabled = false;
  } catch (error) {
    say((error as Error).message);
  }
}

async function learn(classifier: GestureClassifier): Promise<void> {
  const report = await classifier.train();
  say(`${Math.round(report.accuracy * 100)} % right on samples left out of training.`);
  predict.disabled = false;
}

/** Ends when the signal is aborted. */
async function recognise(classifier: GestureClassifier, signal: AbortSignal): Promise<void> {
  try {
    for await (const { label, confidence } of classifier.predictStream(video, { signal })) {
      byId<HTMLOutputElement>('answer').value = label ? `${label} (${Math.round(confidence * 100)} %)` : '–';
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

try {
  const [camera, classifier] = await Promise.all([openCamera(), GestureClassifier.create()]);
  video.srcObject = camera.stream;
  await video.play();
  addButtons(classifier);
  // The ten digits are known already; samples make them yours.
  predict.disabled = !classifier.isTrained;
  say(`Ready, on ${classifier.backend}.`);
  train.addEventListener('click', () => void learn(classifier).catch((error: Error) => say(error.message)));

  let running: AbortController | null = null;
  predict.addEventListener('click', () => {
    running?.abort();
    running = running ? null : new AbortController();
    predict.textContent = running ? 'Stop' : 'Predict';
    if (running) void recognise(classifier, running.signal);
  });
} catch (error) {
  // Branch on the code; the message is for people.
  const hint =
    error instanceof GestureError && error.code === 'camera-unavailable' ? ' Then reload this page.' : '';
  say(`${(error as Error).message}${hint}`);
}
