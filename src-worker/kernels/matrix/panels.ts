/**
 * Matrices as the kernels hold them: padded with zeros to multiples of four and stored twice, so that every product reads both its
 * factors, and writes its result, in order of addresses. By columns: four neighbouring columns form a panel, [panel][row][4]; by rows:
 * four neighbouring rows, [panel][column][4]. A 4 × 4 tile is 128 contiguous bytes in both. Addresses are in bytes.
 */

/** Bytes of a 4 × 4 tile of doubles. */
export const TILE_BYTES = 128;
/** Bytes of one step along a panel: four doubles. */
export const STRIPE_BYTES = 32;

export interface Panels {
  /** Both multiples of four. */
  readonly rows: number;
  readonly columns: number;
  readonly byColumns: number;
  readonly byRows: number;
}

export function padded(size: number): number {
  return (size + 3) & ~3;
}

/** Places of arrays in a memory that is made afterwards; address 0 stays free and stands for "none". */
export class Arena {
  private next = 64;

  /** Address of `count` doubles, aligned to 64 bytes. */
  doubles(count: number): number {
    const at = this.next;
    this.next += (8 * count + 63) & ~63;
    return at;
  }

  panels(rows: number, columns: number): Panels {
    const size = padded(rows) * padded(columns);
    return { rows: padded(rows), columns: padded(columns), byColumns: this.doubles(size), byRows: this.doubles(size) };
  }

  get bytes(): number {
    return this.next;
  }
}

/** Writes `source`, row-major rows × columns, into both forms; the padding keeps what it holds (zeros in a new memory). */
export function fillPanels(memory: Float64Array, to: Panels, source: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) {
      const value = source[i * columns + j]!;
      memory[to.byColumns / 8 + ((j >> 2) * to.rows + i) * 4 + (j & 3)] = value;
      memory[to.byRows / 8 + ((i >> 2) * to.columns + j) * 4 + (i & 3)] = value;
    }
}

/** Reads the rows × columns matrix back, row-major. */
export function readPanels(memory: Float64Array, from: Panels, out: Float64Array, rows: number, columns: number): void {
  for (let i = 0; i < rows; i++)
    for (let j = 0; j < columns; j++) out[i * columns + j] = memory[from.byColumns / 8 + ((j >> 2) * from.rows + i) * 4 + (j & 3)]!;
}
