/** A problem at a given learning rate: minima, threshold, flip, prediction, orbits. */
import type { ProblemAnalysis } from '../../src-shared/analysis';
import type { Loss } from '../engine/problem';
import { flipForm, predictTwoCycle } from './flip';
import { orbitsAround } from './known-orbits';
import { createMap, type GradientMap, meanEta } from './map';
import { knownMinima, referenceMinimum } from './minima';
import type { FoundOrbit } from './orbit';

/** The analysis with its map and the orbits as found, for the analysis of runs to go on from. */
export interface ProblemAtEta {
  readonly map: GradientMap;
  readonly analysis: ProblemAnalysis;
  readonly found: readonly FoundOrbit[];
}

/**
 * Analyses the map of gradient descent on `loss` with the schedule `etas` (length 1: plain gradient descent), relative to the
 * reference minimum for `start` (length n). With a longer schedule F is the composition over one pass, periods count passes, and
 * the η reported is the schedule's mean. The caller has refused problems without a reference minimum (see `referenceMinimum`).
 */
export function analyseProblem(loss: Loss, etas: readonly number[], start: Float64Array, stop: () => boolean): ProblemAnalysis {
  return problemAtEta(loss, etas, start, stop).analysis;
}

export function problemAtEta(loss: Loss, etas: readonly number[], start: Float64Array, stop: () => boolean): ProblemAtEta {
  const minimum = referenceMinimum(loss, start);
  if (minimum === null) throw new Error('a problem without a reference minimum must be refused before it is analysed');
  const map = createMap(loss, etas);
  const eta = meanEta(etas);
  const K = eta / minimum.etaC;
  const form = flipForm(loss, minimum);
  const { flip } = form;
  const prediction = predictTwoCycle(flip, K, etas.length, form);
  const found = stop() || minimum.chosen === 'stated-point' ? [] : orbitsAround(map, minimum, prediction, form);
  const orbits = found.map(({ orbit }) => orbit);
  const analysis = {
    coordinates: loss.coordinates.slice(0, 64),
    eta,
    etaC: minimum.etaC,
    K,
    minimum,
    minima: knownMinima(loss, start),
    flip,
    prediction,
    orbits,
  };
  return { map, analysis, found };
}
