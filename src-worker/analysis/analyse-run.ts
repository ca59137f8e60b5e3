/** A run: the analysis of its problem, its outcome with evidence, the orbit it settled on, exponent and rates. */
import type { RunAnalysis } from '../../src-shared/analysis';
import type { Outcome } from '../../src-shared/spec';
import { largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import type { RunRecord } from '../engine/run-record';
import { problemAtEta } from './analyse-problem';
import { measuredRates } from './rates';
import { sameOrbit } from './scan';
import { survivesPerturbation } from './robustness';
import { effortFor, judge, type Verdict } from './verdict';

/**
 * Analyses a finished or stopped run. Outcome codes: `bound-passed`, `not-finite`, `leaves-when-continued` (diverged); `settled`
 * (converged, period-p); `positive-exponent` (aperiodic); `marginal`, `on-unstable-orbit`, `drifting`, `undecided`, `stopped` (undetermined).
 * `etas` of more than one entry: see `analyseProblem`. The caller has refused problems without a reference minimum.
 */
export function analyseRun(loss: Loss, record: RunRecord, stop: () => boolean): RunAnalysis {
  const { map, analysis, found } = problemAtEta(loss, record.etas, record.start, stop);
  const last = lastWholePass(record, map.dimension);
  const verdict = divergence(record) ?? judge(map, last, stop, effortFor(record.stepsDone));
  const robust = stop() ? null : survivesPerturbation(map, record, verdict, stop);
  const outcome: Outcome = {
    kind: verdict.kind,
    period: verdict.kind === 'converged' || verdict.kind === 'period-p' ? (verdict.found?.orbit.period ?? null) : null,
    evidence: { code: verdict.code, values: verdict.values, robust },
  };
  const settled = verdict.found;
  const known = settled === null || found.some((one) => sameOrbit(one, settled));
  const attracted = verdict.code === 'settled' ? settled : null;
  return {
    ...analysis,
    orbits: known ? analysis.orbits : [...analysis.orbits, settled.orbit],
    outcome,
    settled: settled?.orbit ?? null,
    lyapunov: verdict.lyapunov,
    rates: measuredRates(record.early, largest(last), attracted, record.etas.length),
  };
}

function divergence(record: RunRecord): Verdict | null {
  const { ending } = record;
  if (ending.kind !== 'diverged' && ending.kind !== 'nonfinite') return null;
  const nothing = { kind: 'diverged', found: null, lyapunov: null } as const;
  return ending.kind === 'diverged'
    ? { ...nothing, code: 'bound-passed', values: { step: ending.step, bound: ending.bound } }
    : { ...nothing, code: 'not-finite', values: { step: ending.step } };
}

/** The last iterate at which the schedule starts anew, so that the map applies to it. */
export function lastWholePass(record: RunRecord, n: number): Float64Array {
  const beyond = Math.min(record.stepsDone % record.etas.length, record.tailCount - 1);
  const row = record.tailCount - 1 - beyond;
  return record.tail.slice(row * n, (row + 1) * n);
}
