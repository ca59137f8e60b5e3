/** A block of an ensemble: runs from seeds that follow each other, sampled, each bit for bit the run of its seed's experiment. */
import { type Answer, accept } from '../../src-shared/answer';
import { type BlockRange, ensembleSteps, type SweepSpec } from '../../src-shared/sweep';
import { distance, largest } from '../engine/norms';
import { ruleFor } from '../engine/rules';
import { classIndex } from './cell-outcome-record';
import { stopped } from './diagram';
import { type BlockHost, placesOutcomes } from './outcome-map';
import type { Place, Swept, SweptCell } from './swept';

/** Columns of an ensemble's block, as SweepBlock states them. */
export interface EnsembleColumns {
  readonly loss: Float64Array;
  readonly 'one-step': Float64Array;
  readonly 'two-step': Float64Array;
  readonly class: Uint8Array;
  readonly period: Uint16Array;
  readonly steps: Uint32Array;
}

/** Numbers moved between two questions whether to go on. */
const WORK_BETWEEN = 4_096;

/**
 * Runs [from, to): f, ‖x_{t+1} − x_t‖ and ‖x_{t+2} − x_t‖ at the steps of `ensembleSteps`, as the recording of such a run has them. A run
 * ends where ‖x‖∞ passes the divergence bound, or f at a sampled step is no number; from that step on its samples are NaN. Its class is that of the
 * same cell in a map, `diverged` exactly where the samples say so. A run that cannot be one (refused by the check) is
 * undetermined, its samples NaN. Refused: `stopped`.
 */
export function ensembleBlock(swept: Swept, spec: SweepSpec, range: BlockRange, host: BlockHost): Answer<EnsembleColumns> {
  const { shape, experiment } = spec;
  if (shape.kind !== 'ensemble') throw new Error('no ensemble');
  const at = ensembleSteps(shape, experiment.steps);
  const runs = range.to - range.from;
  const series = () => new Float64Array(runs * at.length).fill(NaN);
  const columns = { loss: series(), 'one-step': series(), 'two-step': series() };
  const places = Array.from({ length: runs }, (_, i): Place => ({ column: range.from + i, row: 0, part: 0.5 }));
  const proceed = () => host.control() !== 'stop';
  const ends = new Float64Array(runs);
  for (let run = 0; run < runs; run++) {
    const cell = swept.cell(places[run]!);
    if (!cell.ok) continue;
    const rows = Object.values(columns).map((column) => column.subarray(run * at.length, (run + 1) * at.length));
    const end = sampleRun(cell.value, at, swept.divergenceBound, rows, () => {
      host.progress(run, runs, NaN);
      return proceed();
    });
    if (end === null) return stopped();
    ends[run] = end;
  }
  const found = placesOutcomes(swept, places, experiment.steps, proceed);
  if (found === null) return stopped();
  for (let run = 0; run < runs; run++) reconcile(found, run, ends[run]!, experiment.steps);
  return accept({ ...columns, class: found.class, period: found.period, steps: found.steps });
}

/** Samples one run into `rows`; the step at which it diverged, Infinity if it did not, null when stopped. */
function sampleRun(
  { loss, etas, start }: SweptCell,
  at: Float64Array,
  bound: number,
  [values, oneStep, twoStep]: readonly Float64Array[],
  proceed: () => boolean,
): number | null {
  const n = loss.dimension;
  const rule = ruleFor(etas);
  const gradient = new Float64Array(n);
  let x = start.slice();
  let next = new Float64Array(n);
  let after = new Float64Array(n);
  rule.step(loss, x, 0, gradient, next);
  rule.step(loss, next, 1, gradient, after);
  const between = Math.max(1, Math.floor(WORK_BETWEEN / n));
  const last = at.at(-1)!;
  let sample = 0;
  for (let t = 0; t <= last; t++) {
    if (t % between === 0 && !proceed()) return null;
    if (!(largest(x) <= bound)) return t;
    if (t === at[sample]) {
      const value = loss.value(x);
      if (!Number.isFinite(value)) return t;
      values![sample] = value;
      oneStep![sample] = distance(next, x);
      twoStep![sample] = distance(after, x);
      sample++;
    }
    const free = x;
    x = next;
    next = after;
    after = free;
    rule.step(loss, next, t + 2, gradient, after);
  }
  return Infinity;
}

/** The samples have the last word on divergence: lanes may differ from them by rounding, and go another way near the edge of a basin. */
function reconcile(
  found: { readonly class: Uint8Array; readonly period: Uint16Array; readonly steps: Uint32Array },
  run: number,
  end: number,
  cap: number,
): void {
  if (end < Infinity && end > 0) {
    found.class[run] = classIndex('diverged');
    found.period[run] = 0;
    found.steps[run] = end;
  } else if (found.class[run] === classIndex('diverged') && found.steps[run]! <= cap && end === Infinity) {
    found.class[run] = classIndex('undetermined');
    found.steps[run] = cap;
  }
}
