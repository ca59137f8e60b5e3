/** Study `validity-map`: where Theorem 4 holds, over the imbalance α and the ratio σ₂/σ₁. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { FindingLine, FindingMap, Findings } from '../../src-shared/study';
import { conditionNine, correctedCondition, quasiSymmetricStability } from '../analysis/floquet';
import { factorisationOf } from './factorisation-modes';
import type { Study, StudyHost, StudyInput } from './study';

const CLASSES = [
  '(9) holds, orbit stable',
  '(9) holds, orbit unstable: counterexamples',
  '(9) fails, orbit stable',
  '(9) fails, orbit unstable',
  'not computed',
] as const;
const NOT_COMPUTED = 4;
const BISECTIONS = 50;

export const validityMap: Study = {
  info: {
    id: 'validity-map',
    title: 'Where Theorem 4 holds',
    description:
      'For two modes, every imbalance α and ratio σ₂/σ₁ at one K: whether condition (9) of the paper holds, and whether the orbit it speaks of is stable by its multipliers.',
    source: 'L. Chen, J. Bruna, ICLR 2023 version, Theorem 4; the map and the corrected condition are this project’s (MODEL.md)',
    options: [
      {
        kind: 'choice',
        id: 'learningRate',
        label: 'K',
        description: 'K = ησ₁²',
        default: 'run',
        choices: [
          { value: 'run', label: 'of the experiment' },
          { value: 'given', label: 'another' },
        ],
      },
      {
        kind: 'number',
        id: 'K',
        label: 'K',
        description: 'Between the threshold and the end of the 2-cycle’s stability at √5 − 1',
        default: 1.005,
        min: 1.0001,
        max: 1.3,
        shownWhen: { parameter: 'learningRate', values: ['given'] },
      },
      { kind: 'number', id: 'alphaFrom', label: 'α from', description: 'Least imbalance', default: 0.7, min: 0.2, max: 5 },
      { kind: 'number', id: 'alphaTo', label: 'α to', description: 'Largest imbalance', default: 1.4, min: 0.2, max: 5 },
      { kind: 'number', id: 'ratioFrom', label: 'σ₂/σ₁ from', description: 'Least ratio', default: 0, min: 0, max: 1 },
      { kind: 'number', id: 'ratioTo', label: 'σ₂/σ₁ to', description: 'Largest ratio', default: 1, min: 0, max: 1 },
      { kind: 'number', id: 'cells', label: 'Cells', description: 'In each direction', default: 160, min: 8, max: 400, whole: true },
    ],
    dimensions: [1, 80_000],
    problems: ['matrix-factorisation'],
  },
  run,
};

interface Frame {
  readonly K: number;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly cells: number;
}

interface Counts {
  holds: number;
  counterexamples: number;
  /** Cells unstable although the corrected condition holds with (9). */
  corrected: number;
}

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { etas, options, loss, params } = input;
  const { symmetric, sigma } = factorisationOf(loss, params);
  const K = options['learningRate'] === 'given' ? (options['K'] as number) : (etas[0] ?? NaN) * sigma[0]! ** 2;
  if (!(K > 1) || !(K <= 2))
    return refuse(
      'no-two-cycle',
      'rule.learningRate',
      `At K = ησ₁² = ${round(K)} the map says nothing.`,
      'Choose 1 < K ≤ 2, or give another K.',
    );
  const frame: Frame = {
    K,
    x: [options['alphaFrom'] as number, options['alphaTo'] as number],
    y: [options['ratioFrom'] as number, options['ratioTo'] as number],
    cells: options['cells'] as number,
  };
  if (!(frame.x[0] < frame.x[1]) || !(frame.y[0] < frame.y[1]))
    return refuse('empty-range', 'options', 'A range of the map is empty.', 'Give each range a lower end below its upper one.');
  const cells = new Uint8Array(frame.cells * frame.cells).fill(NOT_COMPUTED);
  const counts: Counts = { holds: 0, counterexamples: 0, corrected: 0 };
  const boundary: { x: number[]; y: number[] } = { x: [], y: [] };
  let stopped = false;
  for (let column = 0; column < frame.cells && !stopped; column++) {
    fillColumn(frame, column, cells, counts, boundary);
    host.progress(column + 1, frame.cells);
    stopped = host.stop();
  }
  const here = symmetric ? null : ([params['alpha'] as number, (sigma[1] ?? 0) / sigma[0]!] as const);
  return accept({
    title: `Theorem 4 at K = ${round(K)}`,
    sentences: [...(stopped ? ['Stopped: what follows is about the part that was computed.'] : []), ...sentencesOf(frame, counts)],
    facts: [
      { name: 'cells with (9)', value: counts.holds, note: `of ${frame.cells ** 2}` },
      { name: 'of these unstable', value: counts.counterexamples, note: 'counterexamples to the theorem as printed' },
      { name: 'of these with the corrected condition', value: counts.corrected, note: 'zero if the correction suffices on this grid' },
    ],
    tables: [],
    plots: [mapOf(frame, cells, boundary, here)],
    stopped,
  });
}

/** Cells are judged at their centres; the boundary of stability is bisected between centres that differ. */
function fillColumn(
  { K, x, y, cells: size }: Frame,
  column: number,
  cells: Uint8Array,
  counts: Counts,
  boundary: { x: number[]; y: number[] },
): void {
  const alpha = x[0] + ((column + 0.5) * (x[1] - x[0])) / size;
  const ratio = (row: number) => y[0] + ((row + 0.5) * (y[1] - y[0])) / size;
  const stableAt = (tau: number) => quasiSymmetricStability(K, tau, alpha)!.stable;
  let before: boolean | null = null;
  for (let row = 0; row < size; row++) {
    const tau = ratio(row);
    const stable = stableAt(tau);
    const holds = conditionNine(K, tau, alpha) <= 2;
    cells[row * size + column] = (holds ? 0 : 2) + (stable ? 0 : 1);
    if (holds) counts.holds++;
    if (holds && !stable) {
      counts.counterexamples++;
      if (correctedCondition(K, tau, alpha) <= 2) counts.corrected++;
    }
    if (before !== null && before !== stable) {
      boundary.x.push(alpha);
      boundary.y.push(bisect(stableAt, ratio(row - 1), tau, before));
    }
    before = stable;
  }
}

function bisect(stableAt: (tau: number) => boolean, from: number, to: number, atFrom: boolean): number {
  let low = from;
  let high = to;
  for (let k = 0; k < BISECTIONS; k++) {
    const middle = (low + high) / 2;
    if (!(middle > low && middle < high)) break;
    if (stableAt(middle) === atFrom) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function mapOf(
  { K, x, y, cells: size }: Frame,
  cells: Uint8Array,
  boundary: { x: readonly number[]; y: readonly number[] },
  here: readonly [number, number] | null,
): FindingMap {
  const alphas = Array.from({ length: 401 }, (_, i) => x[0] + (i * (x[1] - x[0])) / 400);
  const curve = (label: string, of: (square: number) => number, draw: FindingLine['draw'], role: FindingLine['role']): FindingLine => {
    // τ² at which the condition is 2; what lies outside the map is left out.
    const points = alphas.map((a) => [a, Math.sqrt(of(a * a))] as const).filter(([, tau]) => tau >= y[0] && tau <= y[1]);
    return { label, x: points.map(([a]) => a), y: points.map(([, tau]) => tau), draw, role };
  };
  const lines: FindingLine[] = [
    curve('condition (9)', (s) => Math.min((2 / K - 1 / s) / s, (2 / K - s) * s), 'line', 'eos'),
    curve('corrected condition', (s) => (2 / K - 1) / Math.max(s, 1 / s), 'dashed', 'other'),
    { label: 'boundary of stability', x: boundary.x, y: boundary.y, draw: 'points', role: 'two-step' },
  ];
  if (here !== null && here[0] >= x[0] && here[0] <= x[1] && here[1] >= y[0] && here[1] <= y[1])
    lines.push({ label: 'this experiment', x: [here[0]], y: [here[1]], draw: 'points', role: 'one-step' });
  return {
    kind: 'map',
    title: `Condition (9) and the multipliers, K = ${round(K)}`,
    xTitle: 'α',
    yTitle: 'σ₂/σ₁',
    x,
    y,
    columns: size,
    rows: size,
    cells,
    classes: CLASSES,
    lines,
  };
}

function sentencesOf({ K }: Frame, { holds, counterexamples, corrected }: Counts): string[] {
  const sentences = [
    counterexamples > 0
      ? `Condition (9) does not suffice: of ${holds} cells where it holds ${counterexamples} are unstable. It speaks of the initial minimum, not of the orbit.`
      : holds > 0
        ? `In all ${holds} cells where condition (9) holds the orbit is stable.`
        : 'Condition (9) holds in no cell of this map.',
    corrected > 0
      ? `The corrected condition does not suffice here either, in ${corrected} cells.`
      : 'With η(σ₁² + max(α², α⁻²)σ₂²) ≤ 2 added, no cell of this grid is unstable. That is a scan, not a proof.',
  ];
  if (K > 1.1213203435596424) sentences.push('Theorem 4 is stated for K up to 1.121; this K is beyond.');
  return sentences;
}

function round(value: number): string {
  return String(Number(value.toPrecision(6)));
}
