/** Study `schedules`: constant, Chebyshev, Altschuler–Parrilo and silver steps compared, in rates and on the problem at hand. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Cell, FindingLine, Findings } from '../../src-shared/study';
import { secondDerivative } from '../analysis/critical-point';
import { referenceMinimum } from '../analysis/minima';
import { FAMILIES, type Family, type Schedule, schedule, worstQuadraticFactor } from '../analysis/schedules';
import { largest } from '../engine/norms';
import { denseHessian } from '../engine/sharpness';
import { symmetricEigenvalues } from '../engine/symmetric-eigen';
import type { Study, StudyHost, StudyInput } from './study';

const MOST_STEPS = 5_000;
const SAMPLES = 400;

export const schedules: Study = {
  info: {
    id: 'schedules',
    title: 'Step-size schedules',
    description:
      'Compares the constant step 2/(m + M), Chebyshev’s minimax steps for quadratics, Altschuler and Parrilo’s pair and the silver steps for curvatures in [m, M]: step sizes, contraction rates, and the loss of this problem under each.',
    source: 'Altschuler & Parrilo, Acceleration by stepsize hedging I, II (2023); Young 1953',
    options: [
      { kind: 'number', id: 'm', label: 'm', description: 'Least curvature; 0 = that of the problem', default: 0, min: 0, max: 1e9 },
      { kind: 'number', id: 'M', label: 'M', description: 'Largest curvature; 0 = that of the problem', default: 0, min: 0, max: 1e9 },
      {
        kind: 'number',
        id: 'length',
        label: 'Length',
        description: 'Number of steps of the Chebyshev and silver schedules; Altschuler and Parrilo’s is a pair',
        default: 2,
        min: 1,
        max: 32,
        whole: true,
      },
      {
        kind: 'number',
        id: 'steps',
        label: 'Steps shown',
        description: 'Steps of the loss curves',
        default: 60,
        min: 1,
        max: MOST_STEPS,
        whole: true,
      },
    ],
    dimensions: [1, 64],
    problems: null,
  },
  run,
};

const NAMES: Readonly<Record<Family, string>> = {
  constant: 'constant 2/(m + M)',
  chebyshev: 'Chebyshev',
  'altschuler-parrilo': 'Altschuler–Parrilo pair',
  silver: 'silver',
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, start, options } = input;
  const minimum = referenceMinimum(loss, start);
  if (minimum === null)
    return refuse('no-reference-minimum', 'start', 'No minimum was found from this start.', 'Choose a start nearer to one.');
  const [own, source] = curvatures(input, Float64Array.from(minimum.x));
  const m = (options['m'] as number) || own[0];
  const M = (options['M'] as number) || own[1];
  if (!(m > 0 && m < M))
    return refuse(
      'curvatures-empty',
      'options.m',
      `The curvatures [${m}, ${M}] are no interval of positive numbers.`,
      'Give m and M with 0 < m < M: this problem has no such interval of its own.',
    );
  const length = options['length'] as number;
  const all = FAMILIES.map((family) => schedule(family, m, M, family === 'altschuler-parrilo' ? 2 : length)).filter((one) => one !== null);
  const steps = Math.min(options['steps'] as number, MOST_STEPS);
  let stopped = false;
  const lines = all.map((one, k) => {
    host.progress(k, all.length);
    return descent(input, one, steps, minimum.loss, () => (stopped ||= host.stop()));
  });
  const rates = all.map((one) => worstQuadraticFactor(one.steps, m, M));
  return accept({
    title: 'Step-size schedules',
    sentences: [
      `Curvatures in [${short(m)}, ${short(M)}] (${options['m'] && options['M'] ? 'as given' : source}), condition number ${short(M / m)}.`,
      'A rate is the factor by which the distance to the minimum shrinks in the worst case over one pass of the schedule. The Chebyshev steps are the best for quadratics only; Altschuler and Parrilo’s pair keeps its rate for every strongly convex, smooth loss.',
      'Single steps of the longer schedules lie beyond 2/M, where gradient descent with that step alone would not be stable.',
    ],
    facts: [],
    tables: [
      {
        title: 'Schedules',
        columns: [
          'schedule',
          'steps',
          'longest step · M',
          'rate',
          'rate per step',
          'holds for',
          'worst quadratic',
          'worst quadratic per step',
        ],
        rows: all.map((one, k) => row(one, rates[k]!, M)),
      },
      {
        title: 'Steps in order',
        columns: ['schedule', 'step', 'h', 'h · M'],
        rows: all.flatMap((one) => one.steps.map((h, i): Cell[] => [NAMES[one.family], i + 1, h, h * M])),
      },
    ],
    plots: [
      {
        kind: 'lines',
        title: 'Loss above the minimum',
        xTitle: 'step t',
        yTitle: 'f(x_t) − f(x*)',
        xScale: 'linear',
        yScale: lines.every(({ y }) => y.every((value) => value > 0)) ? 'log' : 'linear',
        lines,
      },
      {
        kind: 'lines',
        title: 'Factor on a quadratic of curvature λ, one pass',
        xTitle: 'λ',
        yTitle: '|Π (1 − h λ)|',
        xScale: 'linear',
        yScale: 'linear',
        lines: all.map((one) => factors(one, m, M)),
      },
    ],
    stopped,
  });
}

/** Hessian eigenvalues at the minimum; in one variable the curvatures within the start's distance of it. */
function curvatures({ loss, start }: StudyInput, x: Float64Array): [readonly [number, number], string] {
  if (loss.dimension > 1) {
    const values = symmetricEigenvalues(denseHessian(loss, x), loss.dimension);
    const positive = values.filter((value) => value > 1e-9 * values[0]!);
    return [[positive.at(-1) ?? 0, values[0]!], 'the positive Hessian eigenvalues at the reference minimum'];
  }
  const reach = Math.abs(start[0]! - x[0]!);
  const second = secondDerivative(loss);
  const all = Array.from({ length: SAMPLES + 1 }, (_, k) => second(x[0]! + reach * ((2 * k) / SAMPLES - 1)));
  return [[Math.min(...all), Math.max(...all)], 'f″ as far from the reference minimum as the start is'];
}

/** Loss above the minimum's under the schedule, repeated; ends at the floor of rounding or where the iterates leave. */
function descent(input: StudyInput, { family, steps: rates }: Schedule, steps: number, least: number, stop: () => boolean): FindingLine {
  const { loss, start, divergenceBound } = input;
  const x = start.slice();
  const gradient = new Float64Array(x.length);
  const line = { label: NAMES[family], x: [0], y: [loss.value(x) - least], draw: 'line' as const, role: 'other' as const };
  for (let t = 0; t < steps; t++) {
    if (t % 16 === 0 && stop()) break;
    loss.gradient(x, gradient);
    for (let i = 0; i < x.length; i++) x[i] = x[i]! - rates[t % rates.length]! * gradient[i]!;
    const above = loss.value(x) - least;
    if (!(largest(x) <= divergenceBound) || !(above > 1e-15 * Math.abs(least))) break;
    line.x.push(t + 1);
    line.y.push(above);
  }
  return line;
}

function factors({ family, steps }: Schedule, m: number, M: number): FindingLine {
  const x = Array.from({ length: SAMPLES + 1 }, (_, k) => m + ((M - m) * k) / SAMPLES);
  return {
    label: NAMES[family],
    x,
    y: x.map((lambda) => Math.abs(steps.reduce((product, h) => product * (1 - h * lambda), 1))),
    draw: 'line',
    role: 'other',
  };
}

function row({ family, steps, rate, claim }: Schedule, worst: number, M: number): Cell[] {
  const n = steps.length;
  return [NAMES[family], n, Math.max(...steps) * M, rate, rate === null ? null : rate ** (1 / n), claim, worst, worst ** (1 / n)];
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
