/** Kinds about parameters at which something changes. */
import type { Minimum } from '../../src-shared/analysis';
import { superstableBeyond, superstableCascade } from '../../src-worker/analysis/cascade';
import { catapultThreshold } from '../../src-worker/analysis/catapult';
import { accumulationPoint, periodDoubling } from '../../src-worker/analysis/doubling';
import {
  boundedStartBound,
  divergenceThreshold,
  learningRateThrough,
  signMixing,
  symmetryBreaking,
} from '../../src-worker/analysis/thresholds';
import { windowOnset } from '../../src-worker/analysis/window';
import type { Loss } from '../../src-worker/engine/problem';
import { boundProblem, existing, minimumOf } from './bound-problem';
import { type Case, etaOf, numberArg, textArg } from './case';
import { startOf } from './case-problem';
import type { Answerer } from './orbit-kinds';

function atMinimum(answer: (loss: Loss, minimum: Minimum, one: Case, coordinates: readonly string[]) => number | null): Answerer {
  return (one) => {
    const { loss, coordinates } = boundProblem(one);
    return existing(answer(loss, minimumOf(one, loss), one, coordinates), one.kind);
  };
}

/** Values computed in K, wanted in `args.parameter` (K or eta); null passes. */
function asParameter(K: number | null, minimum: Minimum, one: Case): number | null {
  return K === null || textArg(one, 'parameter') === 'K' ? K : K * minimum.etaC;
}

function superstable(loss: Loss, minimum: Minimum, period: number): number | null {
  if (Number.isInteger(Math.log2(period))) {
    const last = superstableCascade(loss, minimum, period).at(-1)!;
    return last.period === period ? last.K : null;
  }
  const above = accumulationPoint(loss, minimum);
  return above === null ? null : (superstableBeyond(loss, minimum, period, above, 5e-4)?.K ?? null);
}

const PHASES: Readonly<Record<string, (loss: Loss, minimum: Minimum) => number | null>> = {
  catapult: catapultThreshold,
  'sign-mixing': signMixing,
  divergence: divergenceThreshold,
};

export const THRESHOLD_KINDS: Readonly<Record<string, Answerer>> = {
  edge_of_stability_rate: atMinimum((_, minimum) => minimum.etaC),
  period_doubling_parameter: atMinimum((loss, minimum, one) =>
    asParameter(periodDoubling(loss, minimum, numberArg(one, 'from')), minimum, one),
  ),
  superstable_parameter: atMinimum((loss, minimum, one) => asParameter(superstable(loss, minimum, numberArg(one, 'period')), minimum, one)),
  accumulation_point: atMinimum((loss, minimum, one) => asParameter(accumulationPoint(loss, minimum), minimum, one)),
  window_onset: atMinimum((loss, minimum, one) => {
    const above = accumulationPoint(loss, minimum);
    return above === null ? null : asParameter(windowOnset(loss, minimum, numberArg(one, 'period'), above), minimum, one);
  }),
  symmetry_breaking_parameter: atMinimum((loss, minimum, one) => {
    const eta = symmetryBreaking(loss, minimum);
    return eta === null || textArg(one, 'parameter') === 'eta' ? eta : eta / minimum.etaC;
  }),
  phase_threshold: atMinimum((loss, minimum, one) =>
    asParameter(existing(PHASES[textArg(one, 'phase')], `phase ${textArg(one, 'phase')}`)(loss, minimum), minimum, one),
  ),
  bounded_start_bound: atMinimum((loss, minimum, one) => boundedStartBound(loss, minimum, etaOf(one))),
  learning_rate_of_orbit_through: atMinimum((loss, minimum, one, coordinates) =>
    learningRateThrough(loss, minimum, startOf(one, coordinates)[0]!),
  ),
};
