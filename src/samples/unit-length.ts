import { halfValues } from './half.js';
import type { StoredSample } from './sample.js';

/** 1 ÷ the length of a vector; 0 for one that is all zero, so that it stays what it is. */
export function inverseLength(values: Float32Array): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += values[i] * values[i];
  return squares > 0 ? 1 / Math.sqrt(squares) : 0;
}

/** A sample's feature vector, scaled to length 1, written over `into`. */
export function writeUnitVector({ features }: Pick<StoredSample, 'features'>, into: Float32Array): void {
  const table = halfValues();
  for (let i = 0; i < into.length; i++) into[i] = table[features[i]];
  const scale = inverseLength(into);
  for (let i = 0; i < into.length; i++) into[i] *= scale;
}
