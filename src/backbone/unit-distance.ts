/** How far two vectors are apart once both have length 1: from 0 to 2. */
export function unitDistance(a: Float32Array, b: Float32Array): number {
  let [product, lengthA, lengthB] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    product += a[i] * b[i];
    lengthA += a[i] ** 2;
    lengthB += b[i] ** 2;
  }
  return Math.sqrt(Math.max(0, 2 - (2 * product) / Math.sqrt(lengthA * lengthB)));
}
