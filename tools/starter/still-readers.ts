import { HandReader } from '../../src/backbone/hand/hand-reader.js';
import type { Backbone } from '../../src/backbone/backbone.js';
import type { Engine } from '../../src/backends/backend.js';
import type { StillReader } from './readings.js';
import { RememberingNetwork } from './remembering-network.js';

/** Reads as `hand()` does, and remembers what the network saw in the folder. */
export async function rememberingReader(engine: Engine, folder: string): Promise<StillReader> {
  const network = await RememberingNetwork.open(engine, folder);
  return {
    begin: (chunk) => network.recall(chunk),
    read: async (view) => (await new HandReader(network).read(view, true)).features,
    end: () => network.keep(),
  };
}

/** Reads anew each time: for backbones that are quick. */
export function plainReader(backbone: Backbone): StillReader {
  return {
    begin: () => Promise.resolve(),
    read: async (view) => (await backbone.open().read(view, true)).features,
    end: () => Promise.resolve(),
  };
}
