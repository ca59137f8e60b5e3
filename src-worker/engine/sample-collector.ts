import type { SampleBlock } from '../../src-shared/jobs';

/** Keeps all blocks of a short run and joins them: the receiving end of a SampleWriter in the same thread. */
export class SampleCollector {
  private readonly blocks: SampleBlock[] = [];

  add(block: SampleBlock): void {
    this.blocks.push(block);
  }

  get count(): number {
    return this.blocks.reduce((sum, block) => sum + block.count, 0);
  }

  /** All samples of one series in order. */
  column(name: string): Float64Array {
    const joined = new Float64Array(this.count);
    for (const { start, count, columns } of this.blocks) {
      const column = columns[name];
      if (!column) throw new Error(`no series named ${name}`);
      joined.set(column.length === count ? column : column.subarray(0, count), start);
    }
    return joined;
  }
}
