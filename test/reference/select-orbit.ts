/** The orbit a case means: of the period, born at the minimum, with the stability asked for. */
import type { Minimum, Orbit } from '../../src-shared/analysis';
import { cascadeOrbit } from '../../src-worker/analysis/cascade';
import { flipForm, predictTwoCycle } from '../../src-worker/analysis/flip';
import { orbitsAround } from '../../src-worker/analysis/known-orbits';
import { describeOrbit, type FoundOrbit } from '../../src-worker/analysis/orbit';
import { scanOrbits, wellAround } from '../../src-worker/analysis/scan';
import { createMap } from '../../src-worker/analysis/map';
import { judge } from '../../src-worker/analysis/verdict';
import type { Loss } from '../../src-worker/engine/problem';
import { existing, mapOf, minimumOf } from './bound-problem';
import { type Case, etaOf, numberArg } from './case';
import { startOf } from './case-problem';

const CELLS = 4_000;

export function orbitOf(one: Case, loss: Loss, coordinates: readonly string[]): Orbit {
  const period = numberArg(one, 'period');
  if (one.init !== null) {
    const found = judge(mapOf(one, loss), startOf(one, coordinates), () => false).found;
    if (found?.orbit.period !== period) throw new Error(`the run settles on period ${String(found?.orbit.period)}`);
    return found.orbit;
  }
  const minimum = minimumOf(one, loss);
  const candidates = loss.dimension === 1 ? inOneVariable(one, loss, minimum, period) : inSeveral(one, loss, minimum);
  const wanted = one.args['stable'];
  const fitting = candidates
    .map(({ orbit }) => orbit)
    .filter((orbit) => orbit.period === period && (wanted === undefined || orbit.stable === wanted));
  return existing(fitting[0], `a ${wanted === false ? 'unstable' : 'stable'} orbit of period ${period}`);
}

/** The cascade's own orbit first, then the others of the well by the distance of their mean from the minimum. */
function inOneVariable(one: Case, loss: Loss, minimum: Minimum, period: number): FoundOrbit[] {
  const eta = etaOf(one);
  const map = createMap(loss, [eta]);
  if (period === 1) return [describeOrbit(map, [Float64Array.from(minimum.x)])];
  const doubling = Number.isInteger(Math.log2(period));
  const own = doubling ? cascadeOrbit(loss, minimum, period, eta / minimum.etaC) : null;
  const well = existing(wellAround(loss, minimum), 'a well around the minimum');
  const away = ({ orbit }: FoundOrbit) => Math.abs(orbit.points.reduce((sum, [x]) => sum + x! / period, 0) - minimum.x[0]!);
  const others = scanOrbits(map, period, well, CELLS).sort((p, q) => away(p) - away(q));
  return own === null ? others : [own, ...others];
}

function inSeveral(one: Case, loss: Loss, minimum: Minimum): FoundOrbit[] {
  const eta = etaOf(one);
  const form = flipForm(loss, minimum);
  const prediction = predictTwoCycle(form.flip, eta / minimum.etaC, 1, form);
  const map = createMap(loss, [eta]);
  // Where the 2-cycle is unstable: what a start beside the minimum settles on.
  const beside = Float64Array.from(minimum.x, (value, i) => value * (1 - 0.01 * (i + 1)));
  const settled = judge(map, beside, () => false).found;
  return [...orbitsAround(map, minimum, prediction, form), ...(settled === null ? [] : [settled])];
}
