/** NumPy's array files (.npy, format 1.0): a header that says type and length, then the cells in little-endian order. */
import type { Cells, Column } from './table';
import { doublesOf } from './table';

const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0];
/** The cells start at a multiple of this, so that the file can be mapped into memory. */
const ALIGNED = 64;

export interface NpyType {
  readonly descr: string;
  /** Bytes a cell takes. */
  readonly size: number;
  encode(cells: Cells): Uint8Array;
}

/** The type a column has in NumPy: <f8, <i8 (<f8 with NaN where cells may be missing), |b1, or <U and the width. */
export function npyType(column: Column): NpyType {
  if (column.type === 'text') return textType(Math.max(1, column.width ?? 1));
  if (column.type === 'flag' && !column.missing) return { descr: '|b1', size: 1, encode: (cells) => Uint8Array.from(doublesOf(cells)) };
  if (column.type === 'integer' && !column.missing) return { descr: '<i8', size: 8, encode: integers };
  return { descr: '<f8', size: 8, encode: (cells) => bytesOf(doublesOf(cells)) };
}

export function npyHeader({ descr }: NpyType, rows: number): Uint8Array {
  const text = `{'descr': '${descr}', 'fortran_order': False, 'shape': (${rows},), }`;
  const before = MAGIC.length + 2;
  const length = Math.ceil((before + text.length + 1) / ALIGNED) * ALIGNED - before;
  const header = new Uint8Array(before + length).fill(0x20);
  header.set(MAGIC);
  header.set([length & 255, length >> 8], MAGIC.length);
  header.set(new TextEncoder().encode(text), before);
  header[header.length - 1] = 0x0a;
  return header;
}

function bytesOf(values: Float64Array | BigInt64Array | Uint32Array): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

export function integersOf(cells: Cells): BigInt64Array {
  return BigInt64Array.from(doublesOf(cells) as unknown as ArrayLike<bigint>, (value) => BigInt(value));
}

function integers(cells: Cells): Uint8Array {
  return bytesOf(integersOf(cells));
}

/** UTF-32, filled up with zeros; what is longer is cut. */
function textType(width: number): NpyType {
  return {
    descr: `<U${width}`,
    size: 4 * width,
    encode(cells) {
      const codes = new Uint32Array(cells.length * width);
      for (let index = 0; index < cells.length; index++) {
        let at = 0;
        for (const character of String(cells[index] ?? '')) if (at < width) codes[index * width + at++] = character.codePointAt(0)!;
      }
      return bytesOf(codes);
    },
  };
}
