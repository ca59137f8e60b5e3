/** The one driver loop: steps, limits, finiteness, recording, stopping. Rules and problems know nothing of it. */
import type { SampleBlock } from '../../src-shared/jobs';
import { type Recording, sampleCount, stepOf } from '../../src-shared/recording';
import { distance, largest } from './norms';
import type { Loss } from './problem';
import { ruleFor } from './rules';
import type { RunRecord } from './run-record';
import { BLOCK_SAMPLES, SampleWriter } from './sample-writer';
import { samplerFor } from './series';
import { Tail } from './tail';

/** Norms of the first steps are kept for fits of rates. */
const EARLY = 20_000;
/** Numbers moved between two looks at the control: a few microseconds for small n, every step for large n. */
const WORK_BETWEEN_LOOKS = 1_024;

export interface Simulation {
  readonly loss: Loss;
  /** Learning rates of one period of the schedule. */
  readonly etas: readonly number[];
  /** x₀, length n; not changed. */
  readonly start: Float64Array;
  readonly steps: number;
  /** The run ends as diverged when ‖x_t‖∞ exceeds it. */
  readonly divergenceBound: number;
  readonly recording: Recording;
}

export interface Observer {
  /** Looked at every few hundred steps: go on, hand over the samples collected so far and go on, or stop here. */
  control(): 'run' | 'flush' | 'stop';
  /** Called as often as `control`, with the loss of the last recorded sample. */
  progress(step: number, loss: number): void;
  /** Takes ownership of the block's arrays. */
  samples(block: SampleBlock): void;
}

/**
 * Iterates the rule from x₀ for `steps` steps or until it diverges, stops being finite or is stopped. Step t is recorded
 * when `recording` says so; the two-step norms of the last steps come from two iterates of lookahead beyond the end, which
 * take no part in the limits. The loss is tested for finiteness at recorded steps, the iterate at every step.
 * The result does not depend on when the observer is asked, nor on the block size.
 */
export function simulate(run: Simulation, observer: Observer, blockSamples = BLOCK_SAMPLES): RunRecord {
  const { loss, start, steps, divergenceBound, recording } = run;
  const n = loss.dimension;
  const rule = ruleFor(run.etas);
  const sampler = samplerFor(loss);
  const size = Math.min(blockSamples, sampleCount(recording, steps));
  const writer = new SampleWriter(sampler.names, size, (block) => observer.samples(block));
  const row = new Float64Array(sampler.names.length);
  const tail = new Tail(n, steps);
  const earlyLength = Math.min(EARLY, steps + 1);
  const early = { oneStep: new Float64Array(earlyLength), twoStep: new Float64Array(earlyLength) };
  const between = Math.max(1, Math.floor(WORK_BETWEEN_LOOKS / n));

  const gradient = new Float64Array(n);
  let x = start.slice();
  let next = new Float64Array(n);
  let after = new Float64Array(n);
  rule.step(loss, x, 0, gradient, next);
  rule.step(loss, next, 1, gradient, after);

  let ending: RunRecord['ending'] | null = null;
  let t = 0;
  let sample = 0;
  let recordedStep = 0;
  let untilLook = 0;
  for (; ; t++) {
    tail.push(x);
    const size = largest(x);
    if (!(size <= divergenceBound))
      ending = size < Infinity ? { kind: 'diverged', step: t, bound: divergenceBound } : { kind: 'nonfinite', step: t };
    const recorded = t === recordedStep;
    if (recorded || t < earlyLength) {
      const oneStep = distance(next, x);
      const twoStep = distance(after, x);
      if (t < earlyLength) {
        early.oneStep[t] = oneStep;
        early.twoStep[t] = twoStep;
      }
      if (recorded) {
        sampler.fill(row, x, oneStep, twoStep);
        writer.add(row);
        recordedStep = stepOf(recording, ++sample);
        if (!Number.isFinite(row[0]!)) ending ??= { kind: 'nonfinite', step: t };
      }
    }
    if (t === steps) ending ??= { kind: 'steps' };
    if (ending) break;
    if (untilLook-- === 0) {
      untilLook = between - 1;
      const wish = observer.control();
      observer.progress(t, row[0]!);
      if (wish === 'stop') {
        ending = { kind: 'stopped' };
        break;
      }
      if (wish === 'flush') writer.flush();
    }
    const free = x;
    x = next;
    next = after;
    after = free;
    rule.step(loss, next, t + 2, gradient, after);
  }
  writer.flush();
  const norms = Math.min(earlyLength, t + 1);
  return {
    etas: run.etas,
    start: start.slice(),
    stepsDone: t,
    ending,
    tail: tail.rows(),
    tailCount: tail.count,
    early: { oneStep: early.oneStep.slice(0, norms), twoStep: early.twoStep.slice(0, norms) },
  };
}
