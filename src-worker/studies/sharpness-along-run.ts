/** Study `sharpness-along-run`: curvature at the iterates, between them, and the identities of the edge-coupling function. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { FindingLine, FindingPlot, Findings, FindingTable } from '../../src-shared/study';
import { edgeCoupling, effectiveCurvature, identityDefects, segmentMean } from '../analysis/edge-coupling';
import { createMap } from '../analysis/map';
import { judge } from '../analysis/verdict';
import { distance, largest } from '../engine/norms';
import type { Loss } from '../engine/problem';
import { sharpnessOf } from '../engine/sharpness';
import type { Study, StudyHost, StudyInput } from './study';

/** Steps shorter than this share of ‖x‖∞ are rounding: no direction can be taken from them. */
const RESOLVED = 1e-7;
/** Identities count as met below this, relative to their terms (of a step: relative to its length, which magnifies rounding). */
const MET = 1e-8;

export const sharpnessAlongRun: Study = {
  info: {
    id: 'sharpness-along-run',
    title: 'Sharpness along the run',
    description:
      'Sharpness at the iterates and midway between them, curvature averaged along each step (uniformly and with weight 2(1 − t)), and the edge-coupling function A(x, y) = L(x) + L(y) − |x − y|²/2η with its identities checked at every step.',
    source: 'Litman 2026, arXiv 2604.20446 (edge coupling, effective curvature)',
    options: [
      { kind: 'number', id: 'steps', label: 'Steps', description: 'Steps from the start', default: 300, min: 2, max: 5_000, whole: true },
      { kind: 'number', id: 'from', label: 'From step', description: 'Steps left out first', default: 0, min: 0, max: 1e7, whole: true },
    ],
    dimensions: [1, 1_024],
    problems: null,
  },
  run,
};

interface Row {
  readonly t: number;
  readonly sharpness: number;
  readonly midpoint: number;
  readonly uniform: number;
  readonly linear: number;
  readonly coupling: number;
  readonly loss: number;
}

interface Worst {
  step: number;
  loss: number;
  quadrature: number;
  /** Σ|d|²(2/η − r̃) and the terms' total size. */
  sum: number;
}

function run({ loss, etas, start, options, divergenceBound }: StudyInput, host: StudyHost): Answer<Findings> {
  const [eta = NaN] = etas;
  if (etas.length !== 1)
    return refuse(
      'needs-constant-rate',
      'experiment.rule',
      'The edge-coupling function is for a constant learning rate.',
      'Choose gradient descent with one learning rate.',
    );
  const map = createMap(loss, etas);
  const [from, steps] = [options['from'] as number, options['steps'] as number];
  let x = start.slice();
  for (let t = 0; t < from && !host.stop(); t++) map.advance(x, 1);
  const sharpness = sharpnessOf(loss);
  const worst: Worst = { step: 0, loss: 0, quadrature: 0, sum: 0 };
  const rows: Row[] = [];
  const first = x.slice();
  let summedTo = x;
  let unresolved = false;
  for (let t = from; t < from + steps && !host.stop(); t++) {
    if (!(largest(x) <= divergenceBound)) break;
    const [y, z] = [x.slice(), x.slice()];
    map.advance(y, 1);
    map.advance(z, 2);
    const d = y.map((value, i) => value - x[i]!);
    const resolved = distance(x, y) > RESOLVED * largest(x);
    rows.push({
      t,
      sharpness: sharpness(x),
      midpoint: sharpness(x.map((value, i) => value + d[i]! / 2)),
      uniform: resolved ? effectiveCurvature(loss, x, d, 'uniform').value : NaN,
      linear: resolved ? effectiveCurvature(loss, x, d, 'linear').value : NaN,
      coupling: edgeCoupling(loss, x, y, eta),
      loss: loss.value(x),
    });
    unresolved ||= !resolved;
    if (resolved && !unresolved && largest(z) < Infinity) {
      const defects = identityDefects(loss, x, y, z, eta);
      worst.step = Math.max(worst.step, defects.step);
      worst.loss = Math.max(worst.loss, defects.loss);
      worst.quadrature = Math.max(worst.quadrature, defects.quadrature);
      worst.sum += distance(x, y) ** 2 * (2 / eta - defects.curvature);
      summedTo = y;
    }
    x = y;
    host.progress(rows.length, steps);
  }
  const stopped = host.stop();
  const drop = 2 * (loss.value(first) - loss.value(summedTo));
  const table = stopped ? null : cycleTable(loss, eta, x, host);
  return accept({
    title: 'Sharpness along the run',
    sentences: sentences(worst, rows, eta, table !== null),
    facts: [
      { name: '2/η', value: 2 / eta, note: 'edge of stability' },
      { name: 'Sharpness at the last iterate', value: finite(rows.at(-1)?.sharpness), note: '' },
      { name: 'Sharpness midway in the last step', value: finite(rows.at(-1)?.midpoint), note: '' },
      { name: 'Step identity', value: worst.step, note: 'largest |d′ − (I − ηH̄)d| / |d|; rounding of x is magnified by ‖x‖/|d|' },
      { name: 'Loss identity', value: worst.loss, note: 'largest defect of L′ − L = −(|d|²/2η)(2 − ηr̃), relative to its terms' },
      { name: 'Σ|d|²(2/η − r̃)', value: worst.sum, note: 'over the steps longer than rounding' },
      { name: '2(L₀ − L_K)', value: drop, note: 'the same by the sum of the loss identity' },
      { name: 'Quadrature error', value: worst.quadrature, note: 'Gauss–Legendre, 16 against 8 nodes, relative' },
    ],
    tables: table ? [table] : [],
    plots: plots(rows, eta),
    stopped,
  });
}

function finite(value: number | undefined): number | null {
  return value !== undefined && Number.isFinite(value) ? value : null;
}

function sentences({ step, loss, quadrature }: Worst, rows: readonly Row[], eta: number, cycle: boolean): string[] {
  const said = [];
  const met = step <= MET && loss <= MET;
  if (rows.length > 0)
    said.push(
      met
        ? 'The identities $d_{k+1} = (I - \\eta\\bar H_k)d_k$ and $L_{k+1} - L_k = -\\frac{|d_k|^2}{2\\eta}(2 - \\eta\\tilde r_k)$ hold at every step up to rounding.'
        : quadrature > MET
          ? 'The identities are not met to full accuracy: the curvature along some steps is not smooth enough for the quadrature (a kink in between, or a very long step).'
          : 'The identities are met only up to the rounding of short steps.',
    );
  const above = rows.filter(({ sharpness }) => sharpness > 2 / eta).length;
  said.push(`The sharpness is above $2/\\eta$ at ${above} of ${rows.length} iterates.`);
  if (cycle)
    said.push(
      'On a 2-cycle the step reverses, so the curvature along it, averaged uniformly, is exactly $2/\\eta$, whatever the sharpness at its ends.',
    );
  return said;
}

/** The 2-cycle the run settles on: sharpness at its points, their midpoint and along the segment. */
function cycleTable(loss: Loss, eta: number, x: Float64Array, host: StudyHost): FindingTable | null {
  const settled = judge(createMap(loss, [eta]), x, () => host.stop()).found?.orbit;
  if (settled?.period !== 2) return null;
  const [p, q] = settled.points.map((point) => Float64Array.from(point)) as [Float64Array, Float64Array];
  const d = q.map((value, i) => value - p[i]!);
  const sharpness = sharpnessOf(loss);
  const uniform = effectiveCurvature(loss, p, d, 'uniform');
  const linear = effectiveCurvature(loss, p, d, 'linear');
  const mean = loss.dimension <= 64 ? segmentMean(p, d, 'uniform', sharpness) : null;
  return {
    title: 'On the 2-cycle the run settles on',
    columns: ['quantity', 'value', 'error'],
    rows: [
      ['sharpness at the first point', sharpness(p), null],
      ['sharpness at the second point', sharpness(q), null],
      ['sharpness at the midpoint', sharpness(p.map((value, i) => value + d[i]! / 2)), null],
      ...(mean ? [['sharpness averaged along the segment', mean.value, mean.error]] : []),
      ['curvature along the step, uniform', uniform.value, uniform.error],
      ['curvature along the step, weight 2(1 − t)', linear.value, linear.error],
      ['2/η', 2 / eta, null],
    ],
  };
}

function plots(rows: readonly Row[], eta: number): FindingPlot[] {
  const line = (label: string, key: keyof Row, draw: FindingLine['draw'], role: FindingLine['role']): FindingLine => {
    const shown = rows.filter((row) => Number.isFinite(row[key]));
    return { label, x: shown.map(({ t }) => t), y: shown.map((row) => row[key]), draw, role };
  };
  const edge: FindingLine = { label: '2/η', x: [rows[0]?.t ?? 0, rows.at(-1)?.t ?? 1], y: [2 / eta, 2 / eta], draw: 'dashed', role: 'eos' };
  const axes = { kind: 'lines', xTitle: 'step', xScale: 'linear', yScale: 'linear' } as const;
  return [
    {
      ...axes,
      title: 'Curvature',
      yTitle: 'sharpness, curvature along the step',
      lines: [
        line('sharpness at the iterate', 'sharpness', 'points', 'one-step'),
        line('sharpness at the midpoint', 'midpoint', 'line', 'two-step'),
        line('along the step, uniform', 'uniform', 'line', 'other'),
        line('along the step, weight 2(1 − t)', 'linear', 'line', 'other'),
        edge,
      ],
    },
    {
      ...axes,
      title: 'Edge coupling',
      yTitle: 'A(x, x′), loss',
      lines: [line('A(x, x′)', 'coupling', 'line', 'two-step'), line('loss', 'loss', 'points', 'one-step')],
    },
  ];
}
