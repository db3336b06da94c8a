import { fingerprint } from '../fingerprint.js';
import { convolutionsOf, type Graph } from './graph.js';

/**
 * The id of a backbone that a file brings. A MobileNetV1 of ours has the id that `mobilenet()` gives it, so that samples
 * of one go with the other.
 * @param name - Of the backbone.
 */
export function graphId(name: string, graph: Graph): string {
  const weights = fingerprint(convolutionsOf(graph).flatMap(({ kernel, bias }) => [kernel, bias]));
  if (name === 'mobilenet') return `mobilenet_v1/conv_pw_13_relu/${weights}`;
  const { size, channels } = graph.input;
  return `${name}/${size}x${size}x${channels}/${weights}`;
}
