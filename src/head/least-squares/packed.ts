/**
 * Lower triangles stored row after row (0,0 · 1,0 1,1 · 2,0 …): half the memory of a full matrix, and rows that are
 * contiguous.
 */

/** Where row `i` starts. */
export function rowStart(i: number): number {
  return (i * (i + 1)) / 2;
}

/** Room for the lower triangle of an n × n matrix. */
export function packedTriangle(n: number): Float64Array {
  return new Float64Array(rowStart(n));
}
