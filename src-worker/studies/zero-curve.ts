/** Study `zero-curve`: where in two parameters the flip coefficient changes sign. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { FindingLine, Findings } from '../../src-shared/study';
import { planeOf, type ZeroCurves, zeroCurves } from '../analysis/zero-curve';
import { checkNumber, rangeOf } from './parameter-range';
import type { Study, StudyHost, StudyInput } from './study';

const CLASSES = ['supercritical, c > 0', 'subcritical, c < 0', 'not defined'] as const;

export const zeroCurve: Study = {
  info: {
    id: 'zero-curve',
    title: 'The curve c = 0',
    description:
      'The flip coefficient c at the reference minimum over two parameters of a one-dimensional problem: where it is positive a stable 2-cycle is born at η_c, where it is negative an unstable one ends there; the curve between is followed with Newton.',
    source: 'Chen & Bruna 2023 (third-order condition); Kuznetsov, Elements of Applied Bifurcation Theory, section 9.4 (generalised flip)',
    options: [
      {
        kind: 'text',
        id: 'first',
        label: 'First parameter',
        description: 'Name of a numeric parameter; empty = the first',
        default: '',
        maxLength: 40,
      },
      {
        kind: 'text',
        id: 'second',
        label: 'Second parameter',
        description: 'Name of another; empty = the next',
        default: '',
        maxLength: 40,
      },
      {
        kind: 'numbers',
        id: 'firstRange',
        label: 'First range',
        description: 'low, high; empty = from half to twice its value',
        default: [],
        min: -1e9,
        max: 1e9,
        minLength: 0,
        maxLength: 2,
      },
      {
        kind: 'numbers',
        id: 'secondRange',
        label: 'Second range',
        description: 'low, high; empty = from half to twice its value',
        default: [],
        min: -1e9,
        max: 1e9,
        minLength: 0,
        maxLength: 2,
      },
      {
        kind: 'number',
        id: 'cells',
        label: 'Cells',
        description: 'Cells per side of the scan',
        default: 24,
        min: 4,
        max: 200,
        whole: true,
      },
    ],
    dimensions: [1, 1],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { problem, params, loss, start, options } = input;
  if (!loss.taylor)
    return refuse('no-derivatives', 'problem', 'This loss gives no derivatives of third and fourth order.', 'Choose another problem.');
  const names = Object.keys(params).filter((key) => typeof params[key] === 'number');
  const first = String(options['first']).trim() || names[0];
  const second = String(options['second']).trim() || names.find((name) => name !== first);
  if (first === undefined || second === undefined || first === second)
    return refuse(
      'two-parameters-needed',
      'options.second',
      `The curve needs two different numeric parameters; this problem has ${names.join(', ') || 'none'}.`,
      'Choose a problem with two, or type the loss as a formula with named parameters.',
    );
  for (const [name, where] of [
    [first, 'options.first'],
    [second, 'options.second'],
  ] as const) {
    const fault = checkNumber(params, name, where);
    if (fault) return fault;
  }
  const firstRange = rangeOf(options['firstRange'] as readonly number[], params[first] as number, 'options.firstRange');
  if (!firstRange.ok) return firstRange;
  const secondRange = rangeOf(options['secondRange'] as readonly number[], params[second] as number, 'options.secondRange');
  if (!secondRange.ok) return secondRange;
  const box = { first: firstRange.value, second: secondRange.value };
  const plane = planeOf((p, q) => problem.bind({ ...params, [first]: p, [second]: q }));
  const found = zeroCurves(plane, box, start, options['cells'] as number, host);
  return accept({
    title: `c = 0 in ${first} and ${second}`,
    sentences: sentences(found),
    facts: [],
    tables: [
      {
        title: 'Points of the curves',
        columns: ['curve', first, second, 'minimum x'],
        rows: found.curves.flatMap((curve, k) => thinned(curve, 40).map((point) => [k + 1, point.first, point.second, point.x])),
      },
    ],
    plots: [
      {
        kind: 'map',
        title: 'Sign of the flip coefficient at the reference minimum',
        xTitle: first,
        yTitle: second,
        x: box.first,
        y: box.second,
        columns: found.cells,
        rows: found.cells,
        cells: Uint8Array.from(found.signs, (sign) => (sign > 0 ? 0 : sign < 0 ? 1 : 2)),
        classes: CLASSES,
        lines: found.curves.map((curve): FindingLine => {
          const points = thinned(curve, 2_000);
          return {
            label: 'c = 0',
            x: points.map((point) => point.first),
            y: points.map((point) => point.second),
            draw: 'line',
            role: 'eos',
          };
        }),
      },
    ],
    stopped: found.stopped,
  });
}

function sentences({ curves, signs, stopped }: ZeroCurves): string[] {
  const share = (sign: number) => `${Math.round((100 * signs.filter((one) => one === sign).length) / signs.length)} %`;
  return [
    `c > 0 (supercritical) in ${share(1)} of the cells, c < 0 (subcritical) in ${share(-1)}, not defined or zero in ${share(0)}.`,
    curves.length === 0
      ? stopped
        ? 'Stopped before a curve was followed.'
        : 'No change of sign was found between cells: no curve c = 0 crosses the region, up to its resolution.'
      : `${curves.length} curve${curves.length > 1 ? 's' : ''} c = 0 followed, ${curves.reduce((sum, curve) => sum + curve.length, 0)} points, each solved for to rounding. On the curve the next order decides.`,
  ];
}

function thinned<T>(list: readonly T[], most: number): readonly T[] {
  const every = Math.max(1, Math.ceil(list.length / most));
  return list.filter((_, k) => k % every === 0 || k === list.length - 1);
}
