/**
 * One product of a step, T = D + scale · Σ_k a_k b_kᵀ (+ diag(w) E), as a record in the kernels' memory. The sum over k is taken in
 * ascending order from zero, then scaled, added to D, and the weighted E added last; every form of the kernel keeps this order.
 */
import type { Panels } from './panels';

/** Byte offsets within a record. */
export const FIELD = {
  a: 0,
  b: 4,
  d: 8,
  e: 12,
  w: 16,
  q: 20,
  p: 24,
  rowPanels: 28,
  columnPanels: 32,
  depth: 36,
  triangle: 40,
  scale: 48,
} as const;
export const RECORD_BYTES = 64;

export interface Product {
  /** Address of the left factor in panels of four rows of the result, `depth` stripes each. */
  readonly left: number;
  /** Address of the right factor in panels of four columns of the result. */
  readonly right: number;
  /** Length of the sums, a multiple of four. */
  readonly depth: number;
  readonly scale: number;
  readonly plus: Panels;
  /** E, of the size of the result, and the address of its rows' weights. */
  readonly weighted?: { readonly rows: Panels; readonly weights: number };
  /** Written in both its forms; none of the factors, `plus` is allowed. */
  readonly out: Panels;
  /** The result is symmetric: only tiles on and below the diagonal are computed, each stored at both its places. */
  readonly symmetric?: true;
}

export function writeRecord(buffer: ArrayBuffer, at: number, product: Product): void {
  const view = new DataView(buffer);
  const { left, right, depth, plus, weighted, out } = product;
  const put = (field: number, value: number) => view.setInt32(at + field, value, true);
  put(FIELD.a, left);
  put(FIELD.b, right);
  put(FIELD.d, plus.byColumns);
  put(FIELD.e, weighted?.rows.byColumns ?? 0);
  put(FIELD.w, weighted?.weights ?? 0);
  put(FIELD.q, out.byColumns);
  // In a symmetric result the transposed tile belongs to the same form.
  put(FIELD.p, product.symmetric ? out.byColumns : out.byRows);
  put(FIELD.rowPanels, out.rows / 4);
  put(FIELD.columnPanels, out.columns / 4);
  put(FIELD.depth, depth);
  put(FIELD.triangle, product.symmetric ? 1 : 0);
  view.setFloat64(at + FIELD.scale, product.scale, true);
}

/** Multiplications and additions of the product's sums. */
export function operations({ out, depth, symmetric }: Product): number {
  return (symmetric ? 1 : 2) * out.rows * out.columns * depth;
}
