/** The problem of a case, bound, with its minimum and map. */
import type { Minimum } from '../../src-shared/analysis';
import { createMap, type GradientMap } from '../../src-worker/analysis/map';
import { referenceMinimum, refineMinimum } from '../../src-worker/analysis/minima';
import type { Loss } from '../../src-worker/engine/problem';
import { checkParams } from '../../src-worker/experiment/check-params';
import { ownParams } from './case-problem';
import { bound } from '../problems/bound';
import { problemById } from '../../src-worker/problems';
import { type Case, etaOf, minimumArg } from './case';

export interface BoundProblem {
  readonly loss: Loss;
  readonly coordinates: readonly string[];
}

export function boundProblem(one: Case): BoundProblem {
  const problem = problemById(one.problem.id);
  if (problem === null) throw new Error(`no problem ${one.problem.id}`);
  const params = checkParams(problem.info, ownParams(one));
  if (!params.ok) throw new Error(`${params.refusal.where}: ${params.refusal.what}`);
  const loss = bound(problem, params.value);
  return { loss, coordinates: loss.coordinates };
}

export function mapOf(one: Case, loss: Loss): GradientMap {
  return createMap(loss, [etaOf(one)]);
}

/** args.minimum refined by Newton; without it the problem's own reference minimum for its default start. */
export function minimumOf(one: Case, loss: Loss): Minimum {
  const near = minimumArg(one);
  const start = problemById(one.problem.id)!.info.defaultStart;
  const minimum = near === null ? referenceMinimum(loss, Float64Array.from(start)) : refineMinimum(loss, near);
  if (minimum === null) throw new Error('no minimum there');
  return minimum;
}

/** An answer that must exist. */
export function existing<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`not found: ${what}`);
  return value;
}
