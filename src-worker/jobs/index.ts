/** The list of jobs; a new kind is a file of its own, its types in src-shared/jobs.ts, and a line here. */
import { type Answer, accept } from '../../src-shared/answer';
import type { JobKind, JobKinds } from '../../src-shared/jobs';
import { analyse } from './analyse';
import { catalogue } from './catalogue';
import { check } from './check';
import { checkPreset } from './check-preset';
import { curves } from './curves';
import { exportSystem } from './export-system';
import { formula } from './formula';
import type { Host } from './host';
import { preview } from './preview';
import { study } from './study';
import { sweepAttractors } from './sweep-attractors';
import { sweepBands } from './sweep-bands';
import { sweepBlock, sweepPart } from './sweep-block';
import { sweepCell } from './sweep-cell';
import { sweepCheck } from './sweep-check';
import { sweepOverlay } from './sweep-overlay';
import { trajectory } from './trajectory';

type Jobs = { readonly [Kind in JobKind]: (input: JobKinds[Kind]['input'], host: Host) => Answer<JobKinds[Kind]['result']> };

const JOBS: Jobs = {
  catalogue: () => accept(catalogue()),
  check,
  trajectory,
  preview,
  curves,
  analyse,
  formula,
  study,
  checkPreset,
  exportSystem,
  sweepCheck,
  sweepBlock,
  sweepPart,
  sweepBands,
  sweepAttractors,
  sweepOverlay,
  sweepCell,
};

/** Runs one job to its end. Refusals are values; an exception is a bug. */
export function runJob<Kind extends JobKind>(kind: Kind, input: JobKinds[Kind]['input'], host: Host): Answer<JobKinds[Kind]['result']> {
  return JOBS[kind](input, host);
}

export type { Host };
