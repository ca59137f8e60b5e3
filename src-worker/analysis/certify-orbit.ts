/** Certificates for orbits of a loss in one variable, from its formula. */
import type { Orbit } from '../../src-shared/analysis';
import { magnitude } from '../engine/interval';
import type { Loss } from '../engine/problem';
import { differentiate } from '../formula/differentiate';
import { type Certificate, certifyCycle, descentMap } from './certificate';
import { intervalFunction, unprovenPart } from './interval-evaluation';

export interface Certifier {
  /** The proof, or null where none was found, which says nothing about the orbit. */
  certify(orbit: Pick<Orbit, 'points'>, stop: () => boolean): Certificate | null;
}

/** A certifier for gradient descent with one learning rate, or the reason why there can be none. */
export function certifierFor(loss: Loss, etas: readonly number[]): Certifier | string {
  const [eta, ...more] = etas;
  if (loss.dimension !== 1) return 'the loss has more than one variable';
  if (eta === undefined || more.length > 0) return 'the learning rate is a schedule';
  const f = loss.expression?.();
  if (!f) return 'the loss states no formula';
  const first = differentiate(f.dag, f.root, 0);
  const second = differentiate(first.dag, first.root, 0);
  const gradient = { ...f, dag: first.dag, root: first.root };
  const curvature = { ...f, dag: second.dag, root: second.root };
  const unproven = unprovenPart(f) ?? unprovenPart(gradient) ?? unprovenPart(curvature);
  if (unproven !== null) return unproven;
  const map = descentMap(eta, intervalFunction(gradient), intervalFunction(curvature));
  return {
    certify: ({ points }, stop) =>
      certifyCycle(
        map,
        points.map(([x]) => x!),
        stop,
      ),
  };
}

/** `1 ≤ |m| …` as a sentence: what a certificate proves. */
export function certificateSentence({ points, multiplier, stability, leastPeriod }: Certificate): string {
  const period = points.length;
  const what =
    period === 1 ? 'a fixed point' : leastPeriod ? `a cycle of least period ${period}` : `a cycle whose period divides ${period}`;
  const bound =
    stability === 'stable'
      ? `|multiplier| ≤ ${magnitude(multiplier).toPrecision(6)} < 1`
      : stability === 'unstable'
        ? `|multiplier| > 1`
        : 'whether |multiplier| is below 1 is not proved';
  return `Proved: ${what} exists, is unique in its interval${period === 1 ? '' : 's'}, and ${bound}.`;
}
