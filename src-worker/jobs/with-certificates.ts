/** Marks the orbits of an analysis that are proved to exist (polynomial and rational losses in one variable). */
import type { Orbit, ProblemAnalysis, RunAnalysis } from '../../src-shared/analysis';
import { certifierFor } from '../analysis/certify-orbit';
import type { Loss } from '../engine/problem';

/** Longer orbits are certified on request, by the study: the proof takes the square of the period. */
const LONGEST = 32;

/** The analysis with `certified` set on every orbit whose existence and stability are proved. */
export function withCertificates<Analysis extends ProblemAnalysis | RunAnalysis>(
  loss: Loss,
  etas: readonly number[],
  analysis: Analysis,
  stop: () => boolean,
): Analysis {
  const certifier = certifierFor(loss, etas);
  if (typeof certifier === 'string') return analysis;
  const judged = (orbit: Orbit): Orbit => {
    if (orbit.period > LONGEST || orbit.stable === null) return orbit;
    const proof = certifier.certify(orbit, stop);
    const certified = proof !== null && proof.leastPeriod && proof.stability === (orbit.stable ? 'stable' : 'unstable');
    return certified ? { ...orbit, certified } : orbit;
  };
  const orbits = analysis.orbits.map(judged);
  if (!('settled' in analysis) || analysis.settled === null) return { ...analysis, orbits };
  const at = analysis.orbits.indexOf(analysis.settled);
  return { ...analysis, orbits, settled: at < 0 ? judged(analysis.settled) : orbits[at]! };
}
