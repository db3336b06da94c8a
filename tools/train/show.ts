import type { Sharp } from 'sharp';
import { HandReader } from '../../src/backbone/hand/hand-reader.js';
import type { LandmarkNetwork } from '../../src/backbone/hand/landmark-network.js';
import type { Reading } from '../../src/backbone/backbone.js';
import { openView } from '../../src/frame/open-view.js';

/** What was seen, and the picture's size in pixels. */
export interface Shown extends Reading {
  readonly width: number;
  readonly height: number;
}

/** Shows the teacher one picture, as `predict` shows it a still one. */
export async function show(network: LandmarkNetwork, picture: Sharp): Promise<Shown> {
  const { data, info } = await picture.ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const reading = await new HandReader(network).read(openView({ data, width, height }, false), true);
  return { ...reading, width, height };
}
