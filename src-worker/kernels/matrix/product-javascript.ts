/** The product of product.ts in plain JavaScript: the reference of the WebAssembly form, bit for bit, and its replacement where that is missing. */
import { FIELD } from './product';

/** The function `product(record, from, to)` of product-wasm.ts over an array buffer. */
export function javascriptProduct(buffer: ArrayBuffer): (record: number, from: number, to: number) => void {
  const doubles = new Float64Array(buffer);
  const words = new Int32Array(buffer);
  const tile = new Float64Array(16);
  return (record, from, to) => {
    const word = (field: number) => words[(record + field) >> 2]!;
    const [rowPanels, columnPanels, depth] = [word(FIELD.rowPanels), word(FIELD.columnPanels), word(FIELD.depth)];
    const [d, e, w, q, p] = [word(FIELD.d) >> 3, word(FIELD.e) >> 3, word(FIELD.w) >> 3, word(FIELD.q) >> 3, word(FIELD.p) >> 3];
    const scale = doubles[(record + FIELD.scale) >> 3]!;
    for (let i = from; i < to; i++) {
      const end = word(FIELD.triangle) === 0 ? columnPanels : i + 1;
      for (let j = 0; j < end; j++) {
        sumTile(doubles, (word(FIELD.a) >> 3) + 4 * i * depth, (word(FIELD.b) >> 3) + 4 * j * depth, depth, tile);
        const at = 16 * (j * rowPanels + i);
        const turned = p + 16 * (i * columnPanels + j);
        for (let n = 0; n < 16; n++) {
          let value = doubles[d + at + n]! + scale * tile[n]!;
          if (e !== 0) value += doubles[w + 4 * i + (n >> 2)]! * doubles[e + at + n]!;
          tile[n] = value;
        }
        for (let n = 0; n < 16; n++) {
          doubles[q + at + n] = tile[n]!;
          doubles[turned + 4 * (n & 3) + (n >> 2)] = tile[n]!;
        }
      }
    }
  };
}

/** out (4 × 4) = Σ_k of the outer products of the stripes at a and b. */
function sumTile(m: Float64Array, a: number, b: number, depth: number, out: Float64Array): void {
  for (let row = 0; row < 4; row += 2) {
    let s00 = 0;
    let s01 = 0;
    let s02 = 0;
    let s03 = 0;
    let s10 = 0;
    let s11 = 0;
    let s12 = 0;
    let s13 = 0;
    for (let k = 0; k < 4 * depth; k += 4) {
      const x0 = m[a + k + row]!;
      const x1 = m[a + k + row + 1]!;
      const y0 = m[b + k]!;
      const y1 = m[b + k + 1]!;
      const y2 = m[b + k + 2]!;
      const y3 = m[b + k + 3]!;
      s00 += x0 * y0;
      s01 += x0 * y1;
      s02 += x0 * y2;
      s03 += x0 * y3;
      s10 += x1 * y0;
      s11 += x1 * y1;
      s12 += x1 * y2;
      s13 += x1 * y3;
    }
    const at = 4 * row;
    out[at] = s00;
    out[at + 1] = s01;
    out[at + 2] = s02;
    out[at + 3] = s03;
    out[at + 4] = s10;
    out[at + 5] = s11;
    out[at + 6] = s12;
    out[at + 7] = s13;
  }
}
