import type { Archive } from '../archive/archive.js';
import { VERSION } from '../version.js';
import type { Parts } from './assemble.js';

/** Everything that a classifier is at the time of the call, as it goes into a file. */
export async function archiveOf<L extends string>(parts: Parts<L>, sensitivity: number): Promise<Archive> {
  const { settings, engine, backbone, store, trainer } = parts;
  const { prior, trained } = trainer;
  return {
    labels: store.labels,
    backbone: {
      id: backbone.id,
      name: settings.backbone.name,
      dimensions: backbone.dimensions,
      preprocessing: backbone.preprocessing,
      ...(backbone.travels && backbone.network && { network: backbone.network() }),
    },
    mirror: settings.mirror,
    sensitivity,
    ...(prior && { starter: prior.samples }),
    samples: store.samples,
    head: { name: settings.head.name, trained: (await trained?.save()) ?? null },
    savedAt: Date.now(),
    madeWith: { 'digit-gesture': VERSION, '@tensorflow/tfjs-core': engine.version },
  };
}
