/** Products of dense matrices, row-major Float64Array. One kernel, two rows by two at a time; the order of additions is fixed. */

/** out (n × m) = A Bᵀ for A (n × r) and B (m × r). `out` must be another array than A and B. */
export function timesTransposed(a: Float64Array, b: Float64Array, out: Float64Array, n: number, m: number, r: number): void {
  for (let i = 0; i < n; i += 2) {
    const pair = i + 1 < n;
    const a0 = i * r;
    const a1 = pair ? a0 + r : a0;
    for (let j = 0; j < m; j += 2) {
      const wide = j + 1 < m;
      const b0 = j * r;
      const b1 = wide ? b0 + r : b0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let k = 0; k < r; k++) {
        const x0 = a[a0 + k]!;
        const x1 = a[a1 + k]!;
        const y0 = b[b0 + k]!;
        const y1 = b[b1 + k]!;
        s00 += x0 * y0;
        s01 += x0 * y1;
        s10 += x1 * y0;
        s11 += x1 * y1;
      }
      out[i * m + j] = s00;
      if (wide) out[i * m + j + 1] = s01;
      if (pair) out[(i + 1) * m + j] = s10;
      if (wide && pair) out[(i + 1) * m + j + 1] = s11;
    }
  }
}

/** out (m × n) = Aᵀ for A (n × m). */
export function transpose(a: Float64Array, out: Float64Array, n: number, m: number): void {
  for (let i = 0; i < n; i++) for (let j = 0; j < m; j++) out[j * n + i] = a[i * m + j]!;
}

/** The n × m product A Bᵀ as a new array. */
export function productTransposed(a: Float64Array, b: Float64Array, n: number, m: number, r: number): Float64Array {
  const out = new Float64Array(n * m);
  timesTransposed(a, b, out, n, m, r);
  return out;
}

/** Aᵀ (m × n) as a new array. */
export function transposed(a: Float64Array, n: number, m: number): Float64Array {
  const out = new Float64Array(n * m);
  transpose(a, out, n, m);
  return out;
}

/** Σ a_i b_i. */
export function innerProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
