/**
 * The contract of a study: an analysis on request. To add one: write studies/<id>.ts and list it in studies/index.ts; its form,
 * its place in the interface and its command-line option follow from its object.
 */
import type { Answer } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { Findings, StudyInfo } from '../../src-shared/study';
import type { Loss, Problem } from '../engine/problem';

export interface StudyInput {
  readonly problem: Problem;
  readonly params: Params;
  readonly loss: Loss;
  /** Learning rates of the schedule; length 1 for plain gradient descent. */
  readonly etas: readonly number[];
  readonly etaC: number;
  /** x₀ with its noise, length n. */
  readonly start: Float64Array;
  readonly seed: number;
  readonly steps: number;
  readonly divergenceBound: number;
  /** The study's own options, checked against its info. */
  readonly options: Params;
}

export interface StudyHost {
  /** True once Stop was asked for: return what there is, marked `stopped`. To be looked at every few milliseconds. */
  stop(): boolean;
  progress(done: number, total: number): void;
}

export interface Study {
  readonly info: StudyInfo;
  run(input: StudyInput, host: StudyHost): Answer<Findings>;
}
