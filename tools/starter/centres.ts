import type { Random } from '../render/random.js';

/** Rounds after which centres move no more, or hardly. */
const ROUNDS = 25;

/**
 * Vectors that stand for many: k-means, from k-means++ (Arthur & Vassilvitskii, 2007). Each vector counts the same.
 *
 * @param vectors - More than `count`, all of one length.
 * @returns `count` means, fewer where some stand for nothing.
 */
export function centres(vectors: readonly Float32Array[], count: number, random: Random): Float32Array[] {
  let means = firstCentres(vectors, count, random);
  for (let round = 0; round < ROUNDS; round++) {
    const groups = means.map((): Float32Array[] => []);
    for (const vector of vectors) groups[nearest(means, vector)].push(vector);
    means = groups.filter((group) => group.length > 0).map(meanOf);
  }
  return means;
}

/** Each with a probability that grows with the squared distance from those before it. */
function firstCentres(vectors: readonly Float32Array[], count: number, random: Random): Float32Array[] {
  const chosen = [random.pick(vectors)];
  const distances = vectors.map((vector) => squaredDistance(vector, chosen[0]));
  while (chosen.length < count) {
    let rest = random.next() * distances.reduce((sum, distance) => sum + distance, 0);
    let at = 0;
    while (at < vectors.length - 1 && (rest -= distances[at]) > 0) at++;
    chosen.push(vectors[at]);
    vectors.forEach(
      (vector, i) => (distances[i] = Math.min(distances[i], squaredDistance(vector, vectors[at]))),
    );
  }
  return chosen;
}

function nearest(means: readonly Float32Array[], vector: Float32Array): number {
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < means.length; i++) {
    const distance = squaredDistance(means[i], vector);
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

function squaredDistance(a: Float32Array, b: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sum;
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0].length);
  for (const vector of vectors) for (let i = 0; i < mean.length; i++) mean[i] += vector[i] / vectors.length;
  return mean;
}
