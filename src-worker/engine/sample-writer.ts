/** Collects samples into blocks of columns and hands each full block over, to be transferred. */
import type { SampleBlock } from '../../src-shared/jobs';

/** Samples per full block: 128 KiB a column. */
export const BLOCK_SAMPLES = 16_384;

export class SampleWriter {
  private columns: Float64Array[];
  private start = 0;
  private count = 0;

  /** `size`: samples per block; `emit` takes ownership of the arrays of each block. */
  constructor(
    private readonly names: readonly string[],
    private readonly size: number,
    private readonly emit: (block: SampleBlock) => void,
  ) {
    this.columns = this.fresh();
  }

  /** Appends one sample: `row` holds one value per series. */
  add(row: Float64Array): void {
    const columns = this.columns;
    for (let i = 0; i < columns.length; i++) columns[i]![this.count] = row[i]!;
    this.count++;
    if (this.count === this.size) this.flush();
  }

  /** Hands over what has been collected, if anything. */
  flush(): void {
    if (this.count === 0) return;
    const full = this.count === this.size;
    const columns: Record<string, Float64Array> = {};
    // A partly filled array is cut by copying: transferring a view would send its whole buffer.
    this.names.forEach((name, i) => (columns[name] = full ? this.columns[i]! : this.columns[i]!.slice(0, this.count)));
    this.emit({ start: this.start, count: this.count, columns });
    this.start += this.count;
    this.count = 0;
    if (full) this.columns = this.fresh();
  }

  private fresh(): Float64Array[] {
    return this.names.map(() => new Float64Array(this.size));
  }
}
