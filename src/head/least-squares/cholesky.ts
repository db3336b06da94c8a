import { rowStart } from './packed.js';
import type { TimeSlices } from './time-slices.js';

/** Rows that are worked on while the others stream by: as many as stay in a processor's cache. */
const BLOCK = 16;
/** Rows of a block, and of those that stream by, that share what is read into registers. */
const QUAD = 4;
const PAIR = 2;
/** Pivots below this share of the diagonal are rounding: the matrix is as good as singular there. */
const SMALLEST_PIVOT = 1e-12;

/**
 * Replaces a symmetric positive definite matrix A by L, where L Lᵀ = A (Cholesky; row by row, as in Golub & Van Loan,
 * "Matrix Computations", 4.2). n³ ÷ 6 multiplications.
 *
 * @param a - A packed lower triangle. Overwritten.
 * @param n - Rows.
 */
export async function factor(a: Float64Array, n: number, slices: TimeSlices): Promise<void> {
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = Math.min(top + BLOCK, n);
    const quads = top + QUAD * Math.floor((bottom - top) / QUAD);
    const streamed = top - (top % PAIR);
    for (let left = 0; left < streamed; left += PAIR) {
      for (let row = top; row < quads; row += QUAD) subtractBlock(a, row, left);
      if (slices.isOver) await slices.pause();
    }
    for (let i = top; i < bottom; i++) finishRow(a, i, i < quads ? streamed : 0);
    if (slices.isOver) await slices.pause();
  }
}

/** The part of a row from column `left` on. */
function finishRow(a: Float64Array, i: number, left: number): void {
  const row = rowStart(i);
  const diagonal = a[row + i];
  for (let j = left; j <= i; j++) {
    const other = rowStart(j);
    let sum = a[row + j];
    for (let k = 0; k < j; k++) sum -= a[row + k] * a[other + k];
    a[row + j] =
      j < i ? sum / a[other + j] : Math.sqrt(Math.max(sum, SMALLEST_PIVOT * diagonal, Number.MIN_VALUE));
  }
}

/** Four rows against two earlier ones that are done: eight sums, as many as registers hold with what they need. */
function subtractBlock(a: Float64Array, top: number, left: number): void {
  const p = rowStart(top);
  const q = rowStart(top + 1);
  const r = rowStart(top + 2);
  const s = rowStart(top + 3);
  const x = rowStart(left);
  const y = rowStart(left + 1);
  let px = a[p + left];
  let qx = a[q + left];
  let rx = a[r + left];
  let sx = a[s + left];
  let py = a[p + left + 1];
  let qy = a[q + left + 1];
  let ry = a[r + left + 1];
  let sy = a[s + left + 1];
  for (let k = 0; k < left; k++) {
    const ax = a[x + k];
    const ay = a[y + k];
    const ap = a[p + k];
    px -= ap * ax;
    py -= ap * ay;
    const aq = a[q + k];
    qx -= aq * ax;
    qy -= aq * ay;
    const ar = a[r + k];
    rx -= ar * ax;
    ry -= ar * ay;
    const as = a[s + k];
    sx -= as * ax;
    sy -= as * ay;
  }
  const xx = 1 / a[x + left];
  const yx = a[y + left];
  const yy = 1 / a[y + left + 1];
  a[p + left] = px *= xx;
  a[q + left] = qx *= xx;
  a[r + left] = rx *= xx;
  a[s + left] = sx *= xx;
  a[p + left + 1] = (py - px * yx) * yy;
  a[q + left + 1] = (qy - qx * yx) * yy;
  a[r + left + 1] = (ry - rx * yx) * yy;
  a[s + left + 1] = (sy - sx * yx) * yy;
}

/**
 * Replaces a lower triangle L by its inverse, row by row: row i of L⁻¹ = (eᵢ − Σ L(i,k) · row k of L⁻¹) ÷ L(i,i).
 * n³ ÷ 6 multiplications.
 *
 * @param l - A packed lower triangle without zeros on its diagonal. Overwritten.
 * @param n - Rows.
 */
export async function invertTriangle(l: Float64Array, n: number, slices: TimeSlices): Promise<void> {
  const sums = new Float64Array(n * BLOCK);
  for (let top = 0; top < n; top += BLOCK) {
    const bottom = Math.min(top + BLOCK, n);
    const streamed = top - (top % QUAD);
    sums.fill(0);
    for (let k = 0; k < streamed; k += QUAD) {
      for (let i = top; i < bottom; i++) addQuad(sums, (i - top) * n, l, rowStart(i), k);
      if (slices.isOver) await slices.pause();
    }
    for (let i = top; i < bottom; i++) finishInverse(l, i, streamed, sums, (i - top) * n);
  }
}

/** sums += Σ l(row, k…k+3) · rows k…k+3. */
function addQuad(sums: Float64Array, at: number, l: Float64Array, row: number, k: number): void {
  const f = l[row + k];
  const g = l[row + k + 1];
  const h = l[row + k + 2];
  const m = l[row + k + 3];
  const w = rowStart(k);
  const x = rowStart(k + 1);
  const y = rowStart(k + 2);
  const z = rowStart(k + 3);
  for (let j = 0; j <= k; j++) sums[at + j] += f * l[w + j] + g * l[x + j] + h * l[y + j] + m * l[z + j];
  sums[at + k + 1] += g * l[x + k + 1] + h * l[y + k + 1] + m * l[z + k + 1];
  sums[at + k + 2] += h * l[y + k + 2] + m * l[z + k + 2];
  sums[at + k + 3] += m * l[z + k + 3];
}

/** Row i of the inverse, from the sum over the rows before `from` and from the rows after. */
function finishInverse(l: Float64Array, i: number, from: number, sums: Float64Array, at: number): void {
  const row = rowStart(i);
  for (let k = from; k < i; k++) {
    const factor = l[row + k];
    const other = rowStart(k);
    for (let j = 0; j <= k; j++) sums[at + j] += factor * l[other + j];
  }
  const scale = 1 / l[row + i];
  for (let j = 0; j < i; j++) l[row + j] = -scale * sums[at + j];
  l[row + i] = scale;
}
