import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GestureClassifier, wasm } from '../../src/index.js';
import { renderPictures } from '../../tools/render/jobs.js';
import { findBrowser } from '../../tools/run/browser.mjs';
import { readPicture } from '../support/photographs.js';

const browser = await findBrowser();

interface Drawn {
  readonly file: string;
  readonly label: string;
  readonly side: 'left' | 'right';
}

describe.skipIf(!browser)(`drawn hands${browser ? '' : ' (skipped: no Chromium)'}`, () => {
  const labels = ['thumbs-up', 'thumbs-down', '2', '5', '8'] as const;
  const classifiers: GestureClassifier<(typeof labels)[number]>[] = [];
  let folder: string;
  let pictures: Drawn[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'orientation-'));
    await renderPictures({
      ...{ out: folder, count: 40, seed: 'orientation', labels, width: 224, height: 224 },
      ...{ turn: 30, cut: 0, roughness: 0.2 },
    });
    const text = await readFile(join(folder, 'labels.json'), 'utf8');
    ({ pictures } = JSON.parse(text) as { pictures: Drawn[] });
  }, 120_000);
  afterAll(async () => {
    for (const classifier of classifiers) classifier.dispose();
    await rm(folder, { recursive: true });
  });

  it('tells thumbs-up from thumbs-down, and digits at any tilt, of either hand', async () => {
    // Right hands are taught, all hands are shown: what is not taught as such is the left hand.
    const classifier = await GestureClassifier.create({ labels, backends: [wasm()], sensitivity: 1 });
    classifiers.push(classifier);
    const taught = labels.flatMap((label) =>
      pictures.filter((picture) => picture.label === label && picture.side === 'right').slice(0, 3),
    );
    for (const { file, label } of taught) {
      await classifier.addSample(await readPicture(join(folder, file)), label as (typeof labels)[number]);
    }
    await classifier.train();
    const missed: string[] = [];
    let shown = 0;
    for (const picture of pictures.filter((other) => !taught.includes(other))) {
      const { label } = await classifier.predict(await readPicture(join(folder, picture.file)));
      shown++;
      if (label !== picture.label) missed.push(`${picture.side} ${picture.label} → ${label}`);
    }
    expect(shown).toBeGreaterThanOrEqual(25);
    expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(2);
  }, 120_000);
});
