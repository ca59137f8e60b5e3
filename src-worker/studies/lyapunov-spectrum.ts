/** Study `lyapunov-spectrum`: all exponents up to eight dimensions, the largest beyond, with their convergence. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import { figure } from '../../src-shared/figures';
import type { Findings, FindingLine } from '../../src-shared/study';
import { batchLength, spectrumBatches, type SpectrumBatch, spectrumOf } from '../analysis/lyapunov-spectrum';
import { createMap } from '../analysis/map';
import { largest } from '../engine/norms';
import type { Study, StudyHost, StudyInput } from './study';

const ALL = 8;
const BATCHES = 64;
/** Multiples of the standard error by which an exponent must differ from zero. */
const SIGNIFICANT = 5;
const BETWEEN_LOOKS = 256;

export const lyapunovSpectrum: Study = {
  info: {
    id: 'lyapunov-spectrum',
    title: 'Lyapunov spectrum',
    description:
      'Lyapunov exponents of the run’s long-time behaviour, per step in natural logarithm: all of them up to eight dimensions, the largest beyond, with standard errors and the trace of their convergence.',
    source: 'Benettin et al. 1980; Eckmann & Ruelle, Rev. Mod. Phys. 57 (1985), exact tangent map with orthonormalisation at every step',
    options: [
      {
        kind: 'number',
        id: 'steps',
        label: 'Steps',
        description: 'Steps averaged over',
        default: 100_000,
        min: 64,
        max: 1e7,
        whole: true,
      },
      {
        kind: 'number',
        id: 'transient',
        label: 'Transient',
        description: 'Steps from the start left out first',
        default: 10_000,
        min: 0,
        max: 1e7,
        whole: true,
      },
    ],
    dimensions: [1, 1_024],
    problems: null,
  },
  run,
};

function run({ loss, etas, start, options, divergenceBound }: StudyInput, host: StudyHost): Answer<Findings> {
  const map = createMap(loss, etas);
  const transient = options['transient'] as number;
  const steps = options['steps'] as number;
  const x = start.slice();
  const looks = Math.max(1, Math.floor(BETWEEN_LOOKS / loss.dimension));
  for (let t = 0; t < transient && !host.stop(); t += looks * etas.length) {
    map.advance(x, Math.max(1, Math.ceil(Math.min(looks, (transient - t) / etas.length))));
    if (!(largest(x) <= divergenceBound)) return diverged(t);
    host.progress(t, transient + steps);
  }
  const count = loss.dimension <= ALL ? loss.dimension : 1;
  const pass = etas.length;
  const perBatch = batchLength(steps, BATCHES, pass);
  let batch = 0;
  const batches = spectrumBatches(map, x, count, BATCHES, perBatch, () => {
    host.progress(transient + batch++ * perBatch, transient + steps);
    return host.stop();
  });
  if (!(largest(x) <= divergenceBound)) return diverged(transient + batches.length * perBatch);
  return accept(findings(batches, count, loss.dimension, transient, host.stop()));
}

function diverged(steps: number): Answer<Findings> {
  return refuse(
    'run-diverges',
    'options.steps',
    `The iterates leave the divergence bound after about ${steps} steps.`,
    'Lower the learning rate or change the start.',
  );
}

function findings(batches: readonly SpectrumBatch[], count: number, n: number, transient: number, stopped: boolean): Findings {
  // The first batch turns the frame into the growing directions.
  const exponents = spectrumOf(batches.slice(1));
  const averaged = batches.at(-1)?.steps ?? 0;
  const sum = exponents?.reduce((total, { exponent }) => total + exponent, 0) ?? null;
  return {
    title: 'Lyapunov spectrum',
    sentences: exponents === null ? [none(stopped)] : sentences(exponents, count, n),
    facts: [
      {
        name: 'Largest exponent',
        value: exponents?.[0]?.exponent ?? null,
        note: exponents ? `± ${figure(exponents[0]!.standardError, 2)}, per step` : '',
      },
      ...(count === n && n > 1
        ? [{ name: 'Sum of the exponents', value: sum, note: 'mean of log |det DF|: rate at which volumes change' }]
        : []),
      ...(count === n && n > 1 && exponents
        ? [{ name: 'Kaplan–Yorke dimension', value: kaplanYorke(exponents.map(({ exponent }) => exponent)), note: '' }]
        : []),
      { name: 'Steps averaged', value: averaged, note: `after ${transient} steps` },
    ],
    tables:
      exponents === null
        ? []
        : [
            {
              title: 'Exponents',
              columns: ['number', 'exponent', 'standard error'],
              rows: exponents.map(({ exponent, standardError }, k) => [k + 1, exponent, standardError]),
            },
          ],
    plots:
      batches.length < 2
        ? []
        : [
            {
              kind: 'lines',
              title: 'Convergence of the exponents',
              xTitle: 'steps averaged',
              yTitle: 'mean exponent',
              xScale: 'linear',
              yScale: 'linear',
              lines: Array.from({ length: count }, (_, j) => trace(batches, j)),
            },
          ],
    stopped,
  };
}

/** Running mean of one exponent. */
function trace(batches: readonly SpectrumBatch[], j: number): FindingLine {
  let sum = 0;
  const y = batches.map(({ rates }, k) => (sum += rates[j]!) / (k + 1));
  const x = batches.map(({ steps }) => steps);
  return { label: `Λ${j + 1}`, x, y, draw: 'line', role: 'other' };
}

function sentences(exponents: readonly { exponent: number; standardError: number }[], count: number, n: number): string[] {
  const clear = exponents.map(({ exponent, standardError }) => Math.abs(exponent) > Math.max(SIGNIFICANT * standardError, 1e-9));
  const positive = exponents.filter(({ exponent }, k) => clear[k] && exponent > 0).length;
  const [first] = exponents;
  const words =
    positive > 0
      ? `${positive === 1 ? 'One exponent is' : `${positive} exponents are`} positive: nearby orbits separate exponentially.`
      : clear[0]
        ? 'The largest exponent is negative: nearby orbits approach each other.'
        : 'The largest exponent is zero within its error: nothing is decided, or the orbit lies in a family (a neutral direction).';
  const all = count === n ? '' : ' Only the largest exponent is computed above eight dimensions.';
  return [
    `The largest exponent is $\\Lambda_1 = ${figure(first!.exponent)} \\pm ${figure(first!.standardError, 2)}$ per step. ${words}${all}`,
  ];
}

function none(stopped: boolean): string {
  return stopped
    ? 'Stopped before two batches were averaged.'
    : 'A tangent direction is squashed to nothing (a critical point of the map): the exponent is −∞ or not defined along this orbit.';
}

/** Lyapunov dimension: the number of exponents whose sum is still positive, with its fraction; n if all are. */
function kaplanYorke(exponents: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < exponents.length; k++) {
    if (sum + exponents[k]! < 0) return k + sum / Math.abs(exponents[k]!);
    sum += exponents[k]!;
  }
  return exponents.length;
}
