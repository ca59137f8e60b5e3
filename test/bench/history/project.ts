/**
 * A project of many runs for the bench and for looking at the window. The runs are real ones: each of a few hundred experiments was
 * computed by a simulation thread, and is stored again and again with another seed, which changes nothing where no noise is drawn.
 */
import type { SampleBlock, TrajectoryResult } from '../../../src-shared/jobs';
import type { Experiment } from '../../../src-shared/spec';
import { applyEdit } from '../../../src-main/store/edits';
import { openSession } from '../../../src-main/store/open-session';
import { insertRun, updateEnd } from '../../../src-main/store/runs';
import { confirm, enqueue, newWriter, nextSlice, seal, store } from '../../../src-main/store/series-writer';
import { write, type Session } from '../../../src-main/store/session';
import { letGo } from '../../../src-main/store/take-over';

/** What a simulation thread made of one experiment. */
export interface Computed {
  readonly experiment: Experiment;
  readonly series: readonly string[];
  readonly block: SampleBlock;
  readonly result: TrajectoryResult;
}

/** Runs written in one transaction. */
const AT_ONCE = 500;
/** Above this many runs their theorem cards are left out: they would be half of the file. */
const WITH_CARDS = 20_000;
const TAGS = ['paper', 'figure 3', 'to check', 'draft'];

/** Writes a new project of `count` runs at `path`; `progress` hears how many there are. Throws when the project cannot be made. */
export function makeProject(
  path: string,
  dataFolder: string,
  computed: readonly Computed[],
  count: number,
  progress: (runs: number) => void,
): void {
  const opened = openSession(
    { path, mode: 'create', title: `${count} runs`, unsaved: false, dataFolder },
    null,
    () => Date.now(), // the lease is a matter of the clock
  );
  if (!opened.ok) throw new Error(opened.refusal.what);
  const session = opened.value;
  for (let from = 0; from < count; from += AT_ONCE) {
    write(session, () => {
      for (let k = from; k < Math.min(count, from + AT_ONCE); k++) addRun(session, computed[k % computed.length]!, k, count);
    });
    progress(Math.min(count, from + AT_ONCE));
  }
  annotate(session, count);
  letGo(session);
}

function addRun({ connection }: Session, { experiment, series, block, result }: Computed, k: number, count: number): void {
  const created = new Date(Date.UTC(2026, 0, 1) + Math.floor((k / count) * 320 * 86_400) * 1000).toISOString();
  const rate = experiment.rule.kind === 'gradient-descent' ? experiment.rule.learningRate.text : '';
  const id = insertRun(connection, {
    experimentId: null,
    title: `${experiment.problem.id} K = ${rate}, seed ${k}`,
    experiment: { ...experiment, seed: k },
    recording: { dense: 1_000_000, stride: 1 },
    series,
    versions: { app: 'bench', engine: 'bench', runtime: process.version, v8: process.versions.v8, platform: process.platform },
    metrics: {},
    created,
  });
  const writer = newWriter(connection, id);
  enqueue(writer, block);
  for (let n = nextSlice(writer); n > 0; n = nextSlice(writer)) {
    store(connection, writer, n);
    confirm(writer, n);
  }
  seal(connection, writer);
  const status = k % 97 === 0 ? 'stopped' : 'finished';
  const analysis = count > WITH_CARDS ? { ...result.analysis, cards: [] } : result.analysis;
  updateEnd(connection, id, { status, analysis, metrics: result.metrics, error: null, seconds: ((k * 7919) % 1000) / 1000 }, created);
}

/** Tags on some two fifths of the runs, notes, stars, a few pinned, one baseline, some in the trash. */
function annotate(session: Session, count: number): void {
  const every = (n: number, from: number) => Array.from({ length: Math.floor((count - from) / n) + 1 }, (_, i) => from + i * n);
  for (const [k, tag] of TAGS.entries())
    applyEdit(session, { kind: 'tag-runs', ids: every(9 + k, k + 1).filter((id) => id <= count), add: [tag], remove: [] }, 'Tag runs');
  applyEdit(session, { kind: 'pin-runs', ids: [3, Math.ceil(count / 2)], pinned: true }, 'Pin runs');
  applyEdit(session, { kind: 'set-baseline', id: 3 }, 'Set baseline');
  applyEdit(session, { kind: 'delete-runs', ids: every(1009, 500).filter((id) => id <= count) }, 'Delete runs');
  for (const id of every(Math.ceil(count / 40), 1).filter((item) => item <= count)) {
    applyEdit(session, { kind: 'star-run', id, starred: true }, 'Star run');
    applyEdit(session, { kind: 'note-run', id, note: `Seen again: the *two-step* map contracts here.\n\nRun ${id}.` }, 'Edit note');
  }
}
