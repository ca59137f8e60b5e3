/** Study `transverse-exponent`: is the invariant line (the balanced line) attracting or repelling? */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import { figure } from '../../src-shared/figures';
import type { Findings, FindingPlot } from '../../src-shared/study';
import { referenceMinimum } from '../analysis';
import { batchLength, spectrumBatches, type SpectrumBatch, spectrumOf } from '../analysis/lyapunov-spectrum';
import { createMap, type GradientMap } from '../analysis/map';
import { invariantLine, type InvariantLine } from '../analysis/transverse';
import { distance, largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import type { Study, StudyHost, StudyInput } from './study';

const MOST = 8;
const BATCHES = 64;
const SIGNIFICANT = 5;
/** Steps drawn of the run itself. */
const SHOWN = 600;
const LOOKS = 64;
/** A start whose nearest point on the line is a fixed point is moved along the line by this share of ‖x‖∞. */
const NUDGE = 0.01;
const AT_REST = 'The point of the line nearest to the start is a fixed point: the orbit on the line was started 1 % beside it.';

export const transverseExponent: Study = {
  info: {
    id: 'transverse-exponent',
    title: 'Transverse exponent',
    description:
      'Growth rate, per step, of small distances to the invariant line through the reference minimum (the balanced line x = y; v = w₁ of teacher and student): negative means the iterates balance.',
    source: 'Theory of the two-variable loss: x − y is multiplied by 1 + η(xy − μ) at every step; transverse Lyapunov exponents in general',
    options: [
      { kind: 'number', id: 'steps', label: 'Steps', description: 'Steps averaged over', default: 100_000, min: 64, max: 1e7, whole: true },
      {
        kind: 'number',
        id: 'transient',
        label: 'Transient',
        description: 'Steps along the line left out first',
        default: 10_000,
        min: 0,
        max: 1e7,
        whole: true,
      },
    ],
    dimensions: [2, 300],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas, start, options, divergenceBound } = input;
  const minimum = referenceMinimum(loss, start);
  const line = minimum && invariantLine(loss, Float64Array.from(minimum.x));
  if (!line)
    return refuse(
      'no-invariant-line',
      'experiment.problem',
      'This problem names no invariant line through its minimum.',
      'Choose a product, teacher–student or matrix factorisation problem.',
    );
  const map = createMap(loss, etas);
  const x = line.nearest(start);
  const moved = awayFromRest(loss, x, line, etas);
  const transient = options['transient'] as number;
  for (let t = 0; t < transient && !host.stop(); t += etas.length) {
    map.advance(x, 1);
    line.hold(x, []);
    if (!(largest(x) <= divergenceBound)) return diverged(t);
    if (t % LOOKS === 0) host.progress(t, transient + (options['steps'] as number));
  }
  const gradient = new Float64Array(x.length);
  loss.gradient(x, gradient);
  if (line.leaves(x, gradient))
    return refuse(
      'line-not-invariant',
      'experiment.problem',
      'The gradient leads off the line: it is not invariant here.',
      'Choose other parameters.',
    );
  const count = Math.min(loss.dimension - 1, MOST);
  const perBatch = batchLength(options['steps'] as number, BATCHES, etas.length);
  let batch = 0;
  const stop = () => {
    host.progress(transient + batch++ * perBatch, transient + BATCHES * perBatch);
    return host.stop();
  };
  const batches = spectrumBatches(map, x, count, BATCHES, perBatch, stop, line);
  if (!(largest(x) <= divergenceBound)) return diverged(transient);
  return accept(findings(input, map, line, batches, moved, host.stop()));
}

/** Moves x along the line if it is a fixed point, where no orbit on the line would start; true if it was one. */
function awayFromRest(loss: Loss, x: Float64Array, { direction }: InvariantLine, etas: readonly number[]): boolean {
  const gradient = new Float64Array(x.length);
  loss.gradient(x, gradient);
  const scale = largest(x);
  if (largest(gradient) * Math.max(...etas) > 1e-6 * scale) return false;
  for (let i = 0; i < x.length; i++) x[i]! += NUDGE * scale * direction[i]!;
  return true;
}

function diverged(steps: number): Answer<Findings> {
  return refuse(
    'run-diverges',
    'options.steps',
    `On the line the iterates leave the divergence bound after about ${steps} steps.`,
    'Lower the learning rate or change the start.',
  );
}

function findings(
  { start }: StudyInput,
  map: GradientMap,
  line: InvariantLine,
  batches: readonly SpectrumBatch[],
  moved: boolean,
  stopped: boolean,
): Findings {
  // The first batch turns the frame into the growing directions.
  const exponents = spectrumOf(batches.slice(1));
  const [first] = exponents ?? [];
  const { plot, zeroAt } = distances(map, line, start, first?.exponent ?? NaN);
  const caveat =
    'In floating point the distance to the line becomes exactly 0 and stays there even where the line repels: the exponent is taken from the linearisation on the line, never from the distance.';
  return {
    title: 'Transverse exponent',
    sentences: [
      ...(first ? [verdict(first)] : ['No exponent: too few steps, or a transverse direction is squashed to nothing.']),
      ...(moved ? [AT_REST] : []),
      caveat,
    ],
    facts: [
      {
        name: 'Largest transverse exponent',
        value: first?.exponent ?? null,
        note: first ? `± ${figure(first.standardError, 2)}, per step, natural logarithm` : '',
      },
      {
        name: 'Factor per two steps',
        value: first ? Math.exp(2 * first.exponent) : null,
        note: 'on a 2-cycle of x y the modulus of 3 − 2K',
      },
      {
        name: 'Distance of the run to the line is 0 up to rounding from step',
        value: zeroAt,
        note: zeroAt === null ? `not within ${SHOWN} steps` : 'rounding, not mathematics',
      },
    ],
    tables:
      exponents && exponents.length > 1
        ? [
            {
              title: 'Transverse exponents',
              columns: ['number', 'exponent', 'standard error'],
              rows: exponents.map((one, k) => [k + 1, one.exponent, one.standardError]),
            },
          ]
        : [],
    plots: [plot],
    stopped,
  };
}

function verdict({ exponent, standardError }: { exponent: number; standardError: number }): string {
  const value = `$\\Lambda_\\perp = ${figure(exponent)} \\pm ${figure(standardError, 2)}$`;
  if (Math.abs(exponent) <= Math.max(SIGNIFICANT * standardError, 1e-9))
    return `${value}: zero within its error, the line neither attracts nor repels on average.`;
  return exponent < 0 ? `${value}: the line attracts, distances to it shrink.` : `${value}: the line repels, distances to it grow.`;
}

/** The run's own distance to the line, and how the exponent would have it. */
function distances(
  map: GradientMap,
  line: InvariantLine,
  start: Float64Array,
  exponent: number,
): { plot: FindingPlot; zeroAt: number | null } {
  const x = start.slice();
  const gaps: number[] = [];
  let zeroAt: number | null = null;
  for (let t = 0; t <= SHOWN; t += map.etas.length) {
    const gap = distance(x, line.nearest(x));
    // The projection itself rounds: what is below a few units in the last place of x is no distance.
    const resolved = gap <= 8 * 2 ** -52 * largest(x) ? 0 : gap;
    if (!Number.isFinite(gap)) break;
    gaps.push(resolved);
    zeroAt = resolved > 0 ? null : (zeroAt ?? t);
    map.advance(x, 1);
  }
  const steps = gaps.map((_, k) => k * map.etas.length);
  const shown = steps.filter((_, k) => gaps[k]! > 0);
  const [origin = 0] = gaps;
  const plot: FindingPlot = {
    kind: 'lines',
    title: 'Distance to the invariant line',
    xTitle: 'step',
    yTitle: 'distance',
    xScale: 'linear',
    yScale: 'log',
    lines: [
      { label: 'run', x: shown, y: gaps.filter((gap) => gap > 0), draw: 'line', role: 'one-step' },
      ...(origin > 0 && Number.isFinite(exponent)
        ? [{ label: 'exponent', x: steps, y: steps.map((t) => origin * Math.exp(exponent * t)), draw: 'dashed', role: 'other' } as const]
        : []),
    ],
  };
  return { plot, zeroAt };
}
