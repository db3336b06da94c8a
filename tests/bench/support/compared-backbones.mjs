// The backbones that are compared: hand(), mobilenet(), both together, and mobilenet()'s network with ImageNet's weights.
import { hand, mobilenet } from '../../../dist/index.js';
import { foundFirst } from './found-first.mjs';
import { backbones } from './photographs.mjs';

/** Loads them, by name. */
export async function comparedBackbones(engine, folder) {
  const own = await hand().load({ engine });
  return {
    'hand()': own,
    'mobilenet()': await mobilenet().load({ engine }),
    'mobilenet(), then hand': await foundFirst(engine, own.sameGesture),
    'ImageNet weights': await backbones.imagenet(folder).load({ engine }),
  };
}
