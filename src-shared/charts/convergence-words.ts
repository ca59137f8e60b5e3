/** What the convergence chart shows, in sentences. */
import { listMark } from '../decimal-mark';
import { SERIES } from '../views';
import type { ChartOptions, Trace } from './chart';
import { numberText, setText } from './number-text';
import { lastStep, RESOLUTION_FLOOR, valueAt } from './points';

/** A point as `0.8146` or `(0.9, 1.1)`. */
export function pointText(point: readonly number[]): string {
  const numbers = point.map((value) => numberText(value));
  return numbers.length === 1 ? (numbers[0] ?? '') : `(${numbers.slice(0, 4).join(listMark())}${numbers.length > 4 ? ', …' : ''})`;
}

/** The settled orbit as `the period-2 orbit {0.8146, 1.1161}`; null when none was solved for. */
export function orbitText(trace: Trace): string | null {
  const orbit = trace.analysis?.settled;
  if (!orbit) return null;
  const points = orbit.points.map((point) => pointText(point));
  return orbit.period === 1 ? `the fixed point ${points[0] ?? ''}` : `the period-${orbit.period} orbit ${setText(points)}`;
}

function distanceText(value: number): string {
  return value <= RESOLUTION_FLOOR ? 'below the resolution floor' : numberText(value);
}

function lastDistances(trace: Trace, options: ChartOptions): string | null {
  const [one, two] = [trace.series[SERIES.oneStep], trace.series[SERIES.twoStep]];
  const step = lastStep(two, options.cursor);
  const [oneValue, twoValue] = step === null ? [null, null] : [valueAt(one, step), valueAt(two, step)];
  if (step === null || oneValue === null || twoValue === null) return null;
  return `At step ${step} the one-step distance is ${distanceText(oneValue)} and the two-step distance ${distanceText(twoValue)}.`;
}

function describeRun(trace: Trace, options: ChartOptions): string {
  const rates = trace.analysis?.rates;
  const outcome = trace.analysis?.outcome.kind;
  const orbit = orbitText(trace);
  const sentences: string[] = [];
  if (orbit && (trace.analysis?.settled?.period ?? 0) > 2 && rates?.predictedTwoStep === null)
    sentences.push(`The iterates settle on ${orbit}, which does not repeat within two steps: neither distance shrinks.`);
  else if (rates && rates.twoStep !== null) {
    const predicted = rates.predictedTwoStep === null ? '' : ` (predicted: ${numberText(rates.predictedTwoStep, 3)})`;
    const target = orbit ? ` to ${orbit}` : '';
    const verb = rates.twoStep < 1 ? 'fall' : 'change';
    sentences.push(`Two-step distances ${verb} by a factor ${numberText(rates.twoStep, 3)} every two steps${predicted}${target}.`);
  } else if (orbit) sentences.push(`The iterates settle on ${orbit}; no rate could be fitted.`);
  else if (outcome === 'aperiodic') sentences.push('Neither one-step nor two-step distances settle: the iterates are aperiodic.');
  else if (outcome === 'diverged') sentences.push('The iterates diverge: both distances grow without bound.');
  else sentences.push('No rate could be fitted to the distances.');
  const last = lastDistances(trace, options);
  if (last) sentences.push(last);
  return sentences.join(' ');
}

export function describeConvergence(traces: readonly Trace[], options: ChartOptions): string {
  if (traces.length === 0) return 'No run to show.';
  if (traces.length === 1 && traces[0]) return describeRun(traces[0], options);
  return traces.map((trace) => `${trace.label}: ${describeRun(trace, options)}`).join(' ');
}
