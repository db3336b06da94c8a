import { rowStart } from './packed.js';
import type { TimeSlices } from './time-slices.js';

/** Rows that are worked on together, so that what is read serves several sums. */
const BLOCK = 4;
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
    let left = 0;
    if (bottom - top === BLOCK) for (; left + BLOCK <= top; left += BLOCK) subtractBlock(a, top, left);
    for (let i = top; i < bottom; i++) {
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
    if (slices.isOver) await slices.pause();
  }
}

/** Four rows against four earlier ones that are done. */
function subtractBlock(a: Float64Array, top: number, left: number): void {
  const p = rowStart(top);
  const q = rowStart(top + 1);
  const r = rowStart(top + 2);
  const s = rowStart(top + 3);
  const w = rowStart(left);
  const x = rowStart(left + 1);
  const y = rowStart(left + 2);
  const z = rowStart(left + 3);
  let pw = 0;
  let px = 0;
  let py = 0;
  let pz = 0;
  let qw = 0;
  let qx = 0;
  let qy = 0;
  let qz = 0;
  let rw = 0;
  let rx = 0;
  let ry = 0;
  let rz = 0;
  let sw = 0;
  let sx = 0;
  let sy = 0;
  let sz = 0;
  for (let k = 0; k < left; k++) {
    const aw = a[w + k];
    const ax = a[x + k];
    const ay = a[y + k];
    const az = a[z + k];
    const ap = a[p + k];
    const aq = a[q + k];
    const ar = a[r + k];
    const as = a[s + k];
    pw += ap * aw;
    px += ap * ax;
    py += ap * ay;
    pz += ap * az;
    qw += aq * aw;
    qx += aq * ax;
    qy += aq * ay;
    qz += aq * az;
    rw += ar * aw;
    rx += ar * ax;
    ry += ar * ay;
    rz += ar * az;
    sw += as * aw;
    sx += as * ax;
    sy += as * ay;
    sz += as * az;
  }
  const sums = [
    [pw, px, py, pz],
    [qw, qx, qy, qz],
    [rw, rx, ry, rz],
    [sw, sx, sy, sz],
  ] as const;
  sums.forEach((four, i) => {
    const row = rowStart(top + i);
    for (let j = 0; j < BLOCK; j++) {
      const other = rowStart(left + j);
      let rest = a[row + left + j] - four[j];
      for (let k = left; k < left + j; k++) rest -= a[row + k] * a[other + k];
      a[row + left + j] = rest / a[other + left + j];
    }
  });
}

/**
 * Replaces a lower triangle L by its inverse, row by row: row i of L⁻¹ = (eᵢ − Σ L(i,k) · row k of L⁻¹) ÷ L(i,i).
 * n³ ÷ 6 multiplications.
 *
 * @param l - A packed lower triangle without zeros on its diagonal. Overwritten.
 * @param n - Rows.
 */
export async function invertTriangle(l: Float64Array, n: number, slices: TimeSlices): Promise<void> {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const row = rowStart(i);
    sums.fill(0, 0, i);
    let k = 0;
    for (; k + BLOCK <= i; k += BLOCK) addFourRows(sums, l, row, k);
    for (; k < i; k++) {
      const factor = l[row + k];
      const other = rowStart(k);
      for (let j = 0; j <= k; j++) sums[j] = sums[j] + factor * l[other + j];
    }
    const scale = 1 / l[row + i];
    for (let j = 0; j < i; j++) l[row + j] = -scale * sums[j];
    l[row + i] = scale;
    if (slices.isOver) await slices.pause();
  }
}

/** sums += Σ l(row, k…k+3) · rows k…k+3. */
function addFourRows(sums: Float64Array, l: Float64Array, row: number, k: number): void {
  const f = l[row + k];
  const g = l[row + k + 1];
  const h = l[row + k + 2];
  const m = l[row + k + 3];
  const w = rowStart(k);
  const x = rowStart(k + 1);
  const y = rowStart(k + 2);
  const z = rowStart(k + 3);
  for (let j = 0; j <= k; j++) {
    sums[j] = sums[j] + f * l[w + j] + g * l[x + j] + h * l[y + j] + m * l[z + j];
  }
  sums[k + 1] = sums[k + 1] + g * l[x + k + 1] + h * l[y + k + 1] + m * l[z + k + 1];
  sums[k + 2] = sums[k + 2] + h * l[y + k + 2] + m * l[z + k + 2];
  sums[k + 3] = sums[k + 3] + m * l[z + k + 3];
}
