/** A computed sweep in words and as an object. */
import { bytes, count, duration } from '../../src-shared/figures';
import type { CheckedSweep } from '../../src-shared/sweep';
import { indexText } from '../lab/shards/definition';
import type { ShardContents } from '../lab/shards/shard-reader';
import type { SweepSummary } from '../lab/shards/summary';
import { textTable } from './text-table';

export interface SweepResult {
  readonly title: string;
  /** The file as it is now. */
  readonly file: ShardContents;
  readonly summary: SweepSummary;
  /** Of this session; null when nothing was computed here (merge, collect). */
  readonly seconds: number | null;
  /** Blocks computed in this session. */
  readonly computed: number;
  /** Id in the project it was brought into. */
  readonly sweepId: number | null;
}

/** The object of `--json`. */
export function sweepDocument({ title, file, summary, seconds, computed, sweepId }: SweepResult) {
  const { header, missing, path } = file;
  const { shard, versions, digest, definition } = header;
  return {
    title,
    file: path,
    shard,
    ...summary,
    computed,
    missing,
    seconds,
    sweepId,
    digest,
    versions,
    spec: definition.spec,
  };
}

export function sweepReport({ title, file, summary, seconds, computed, sweepId }: SweepResult): string {
  const { header, missing, path } = file;
  const { shard } = header;
  const rows: [string, string][] = [
    ['sweep', title],
    ['kind', summary.kind],
    ['cells', count(summary.cells)],
    ...(shard.count === 1 ? [] : [['shard', `${shard.index} of ${shard.count}`] as [string, string]]),
    ['blocks', `${count(summary.blocksDone)} of ${count(summary.blocks)}${missing.length === 0 ? '' : `; missing ${indexText(missing)}`}`],
    ...Object.entries(summary.classes ?? {}).map(([name, cells]): [string, string] => [`  ${name}`, count(cells)]),
    ...(summary.points === null ? [] : [['points', count(summary.points)] as [string, string]]),
    ...(summary.divergedColumns === null ? [] : [['diverged columns', count(summary.divergedColumns)] as [string, string]]),
    ...(seconds === null ? [] : [['time', `${duration(seconds)}${timeOf(computed, file)}`] as [string, string]]),
    ['file', path],
    ...(sweepId === null ? [] : [['in the project', `sweep ${sweepId}`] as [string, string]]),
  ];
  return textTable(rows);
}

function timeOf(computed: number, { blocks }: ShardContents): string {
  const before = blocks.size - computed;
  return before > 0 ? ` (${count(before)} blocks were there before)` : '';
}

/** What a sweep will take, before it starts. */
export function estimateText({ seconds, memory, bytes: size, blocks, notes }: CheckedSweep, threads: number, todo: number): string {
  const share = (seconds * todo) / Math.max(1, blocks.length) / threads;
  const time = todo < blocks.length ? `${count(todo)} of ${count(blocks.length)} blocks` : `${count(todo)} block${todo === 1 ? '' : 's'}`;
  const what = `${time}, about ${duration(share)} on ${threads} thread${threads === 1 ? '' : 's'}, ${bytes(memory)} of memory each, ${bytes(size)} of results for the whole sweep.`;
  return [what, ...notes].map((line) => `${line}\n`).join('');
}
