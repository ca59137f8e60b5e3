/** `edgelab sweep`: a sweep, or one shard of it, into a file; killed and started again it goes on at the missing blocks. */
import { hostname, availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { duration } from '../../src-shared/figures';
import type { CheckedSweep } from '../../src-shared/sweep';
import { BlockRunner } from '../lab/block-runner';
import { documentText } from '../lab/run-document';
import { definitionOf, shardFileName, shardPlace, WHOLE_SWEEP, type ShardPlace } from '../lab/shards/definition';
import { intoProject } from '../lab/shards/into-project';
import { headerOf } from '../lab/shards/shard-format';
import { blocksOf, type ShardContents } from '../lab/shards/shard-reader';
import { openShard, type ShardWriter } from '../lab/shards/shard-writer';
import { summaryOf } from '../lab/shards/summary';
import { noteSession, secondsOf } from '../lab/shards/times-file';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { progressLine } from './progress-line';
import { estimateText, sweepDocument, sweepReport } from './sweep-report';
import { slurmCommand, type SlurmOptions } from './sweep-slurm';
import { findSweep, type NamedSweep } from './sweep-source';
import { withThreads, type SweepThreads } from './sweep-threads';
import { writeSweepPicture } from './sweep-picture';
import { intoProjectFile } from './sweep-project';

const MOST_THREADS = 256;

export interface SweepOptions extends SlurmOptions {
  readonly out?: string;
  readonly threads?: string;
  readonly shard?: string;
  /** Digest the sweep must have here. */
  readonly expect?: string;
  readonly picture?: string;
  readonly into?: string;
  readonly print?: boolean;
}

export async function sweepCommand(host: Host, source: string, options: SweepOptions): Promise<number> {
  const bad = (answer: { readonly ok: false } & Answer<never>) => refused(host, answer.refusal, EXIT.badInput, options.json);
  const found = await findSweep(host, source);
  if (!found.ok) return bad(found);
  if (options.print) {
    host.out(`${JSON.stringify(found.value.spec, null, 2)}\n`);
    return EXIT.done;
  }
  const threads = threadsOf(options.threads);
  if (!threads.ok) return bad(threads);
  if (options.slurm) return slurmCommand(host, found.value, threads.value, options);
  const place = options.shard === undefined ? accept(WHOLE_SWEEP) : shardPlace(options.shard);
  if (!place.ok) return bad(place);
  if (place.value.count > 1 && (options.into ?? options.picture) !== undefined)
    return bad(
      refuse(
        'only-a-shard',
        '--shard',
        'One shard is no whole sweep.',
        'Merge the shards first: --into and --picture take the merged sweep.',
      ),
    );
  return withThreads(host, threads.value, (work) => sweepOn(host, work, found.value, place.value, options));
}

function threadsOf(text: string | undefined): Answer<number> {
  if (text === undefined) return accept(availableParallelism());
  const threads = Number(text);
  if (Number.isInteger(threads) && threads >= 1 && threads <= MOST_THREADS) return accept(threads);
  return refuse('bad-threads', '--threads', `“${text}” is no number of threads.`, `Write a number from 1 to ${MOST_THREADS}.`);
}

async function sweepOn(host: Host, threads: SweepThreads, sweep: NamedSweep, place: ShardPlace, options: SweepOptions): Promise<number> {
  const { json } = options;
  const checked = await threads.check(sweep.spec);
  if (!checked.ok) return refused(host, checked.refusal, checked.refusal.code === 'thread-failed' ? EXIT.failed : EXIT.badInput, json);
  const header = headerOf(definitionOf(checked.value), threads.versions, place);
  if (options.expect !== undefined && options.expect !== header.digest) {
    const what = `This is engine ${threads.versions.engine}: the sweep, or the engine, is not the one expected.`;
    return refused(
      host,
      refuse('other-sweep', '--expect', what, 'Use the version of Edge Lab that wrote the job array.').refusal,
      EXIT.badInput,
      json,
    );
  }
  const path = resolve(host.cwd, options.out ?? shardFileName(sweep.name, place));
  const opened = await openShard(path, header);
  if (!opened.ok) return refused(host, opened.refusal, opened.refusal.code === 'not-written' ? EXIT.failed : EXIT.badInput, json);
  const writer = opened.value;
  if (writer.damage !== null) host.err(`${path} was damaged (${writer.damage}); what is damaged is computed again.\n`);
  if (writer.missing.length > 0) host.err(estimateText(checked.value, threads.pool.threads, writer.missing.length));
  const ended = await compute(host, threads, checked.value, writer);
  if (!ended.ok) return refused(host, ended.refusal, EXIT.failed, json);
  return report(host, sweep, ended.value, options);
}

interface Ended {
  readonly file: ShardContents;
  readonly computed: number;
  readonly seconds: number;
  readonly interrupted: boolean;
}

async function compute(host: Host, { pool, versions }: SweepThreads, checked: CheckedSweep, writer: ShardWriter): Promise<Answer<Ended>> {
  const line = progressLine(host);
  const [began, started] = [performance.now(), new Date().toISOString()];
  const runner = new BlockRunner(pool, {
    kind: 'sweepBlock',
    checked,
    indices: writer.missing,
    priority: 'run',
    threads: null,
    onBlock: (block) => writer.append(block),
  });
  const tell = setInterval(() => line.say(progressText(runner.done, runner.total, runner.secondsLeft)), 250);
  const interrupt = onInterrupt(() => {
    line.clear();
    host.err('Stopping: finished blocks are kept, the same command goes on from them (Ctrl-C again to quit at once).\n');
    runner.stop();
  });
  const end = await runner.end.finally(() => clearInterval(tell));
  line.clear();
  const file = await writer.close().then(accept, (error: unknown) => notWritten(writer.path, error));
  interrupt.release();
  const seconds = (performance.now() - began) / 1000;
  if (runner.done > 0)
    await noteSession(writer.path, { started, host: hostname(), seconds, threads: pool.threads, blocks: runner.done, versions });
  if (end.type === 'failed') return { ok: false, refusal: end.refusal };
  if (!file.ok) return file;
  return accept({ file: file.value, computed: runner.done, seconds, interrupted: end.type === 'stopped' });
}

function progressText(done: number, total: number, secondsLeft: number | null): string {
  const left = secondsLeft === null ? '' : ` · ${duration(secondsLeft)} left`;
  return `block ${done} of ${total} · ${total === 0 ? 100 : Math.floor((100 * done) / total)} %${left}`;
}

async function report(
  host: Host,
  { title }: NamedSweep,
  { file, computed, seconds, interrupted }: Ended,
  options: SweepOptions,
): Promise<number> {
  const { definition, versions } = file.header;
  const summary = await summaryOf(definition, blocksOf(file));
  let sweepId: number | null = null;
  if (!interrupted && options.into !== undefined) {
    const all = await secondsOf([file.path]);
    const sweep = { title, definition, versions, seconds: all, blocks: blocksOf(file), complete: true };
    const brought = await intoProjectFile(host, options.into, async (store) => accept(await intoProject(store, sweep)));
    if (!brought.ok) return refused(host, brought.refusal, EXIT.failed, options.json);
    sweepId = brought.value;
  }
  const result = { title, file, summary, seconds, computed, sweepId };
  host.out(options.json ? `${documentText(sweepDocument(result))}\n` : sweepReport(result));
  if (!interrupted && options.picture !== undefined) {
    const written = await writeSweepPicture(host, file, resolve(host.cwd, options.picture));
    if (!written.ok) return refused(host, written.refusal, EXIT.failed);
    host.err(`${written.value}\n`);
  }
  return interrupted ? EXIT.stopped : EXIT.done;
}

function notWritten(path: string, error: unknown) {
  const what = error instanceof Error ? error.message : String(error);
  return refuse(
    'not-written',
    path,
    `The file could not be written: ${what}.`,
    'Make room or choose another place; the same command goes on.',
  );
}
