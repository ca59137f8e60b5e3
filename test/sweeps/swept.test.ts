import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SweepSpec } from '../../src-shared/sweep';
import { cellExperiment } from '../../src-shared/sweep-cell';
import { checkExperiment } from '../../src-worker/experiment/check-experiment';
import { problemById } from '../../src-worker/problems';
import { groundsOf } from '../../src-worker/sweeps/grounds';
import { type Swept, sweptOf } from '../../src-worker/sweeps/swept';
import { axis, defaultsOf, diagram, experimentOf, map } from './specs';

function swept(spec: SweepSpec): Swept {
  const answer = sweptOf(spec);
  if (!answer.ok) throw new Error(`${answer.refusal.where}: ${answer.refusal.what}`);
  return answer.value;
}

function refusal(spec: SweepSpec) {
  const answer = sweptOf(spec);
  return answer.ok ? null : answer.refusal;
}

const formula = (text: string, params: Record<string, number>, variables = 'x') => ({ formula: text, variables, ...params });

/** Sweeps with every kind of axis, rule and start. */
const SWEEPS: Readonly<Record<string, SweepSpec>> = {
  'quartic over K': diagram({ perColumn: 3 }),
  'quartic over mu, rate in thresholds': diagram({ axis: axis('param:mu', 0.5, 3) }),
  'quartic over mu, rate of mu': diagram(
    { axis: axis('param:mu', 0.5, 3, 'log') },
    experimentOf('quartic', { mu: 1 }, { rule: { kind: 'gradient-descent', learningRate: { text: '1.1/mu', unit: 'eta' } } }),
  ),
  'quartic, start by mu': map(
    axis('start:0', -1.5, 1.5),
    axis('param:mu', 0.5, 3),
    experimentOf('quartic', { mu: 1 }, { startNoise: 0.01 }),
  ),
  'schedule over starts': map(
    axis('start:0', 0.1, 2),
    axis('start:1', 0.1, 2),
    experimentOf(
      'xy',
      { mu: 1 },
      {
        start: [1, 1],
        rule: {
          kind: 'step-schedule',
          learningRates: [
            { text: '0.2', unit: 'eta' },
            { text: 'etaC*1.1', unit: 'eta' },
          ],
        },
      },
    ),
  ),
  'typed, two wells of different sharpness': map(
    axis('start:0', -2, 2),
    axis('K', 0.5, 1.5),
    experimentOf('formula', formula('(x^2-1)^2*(x+a)^2', { a: 3 })),
    { columns: 6, rows: 5 },
  ),
  'typed over its parameter': diagram(
    { axis: axis('param:a', 0.1, 2), columns: 8 },
    experimentOf('formula', formula('(x^2-a)^2/4', { a: 1 })),
  ),
  'factorisation, own start': diagram(
    { axis: axis('K', 0.9, 1.2), columns: 5 },
    experimentOf('matrix-factorisation', defaultsOf('matrix-factorisation'), { start: [] }),
  ),
  'factorisation, one coordinate of the own start': map(
    axis('start:0', -1, 1),
    axis('eta', 0.001, 0.02),
    experimentOf('matrix-factorisation', defaultsOf('matrix-factorisation'), { start: [] }),
    { columns: 4, rows: 3 },
  ),
  'ensemble of starts': {
    version: 1,
    experiment: experimentOf('xy', { mu: 1 }, { start: [1.5, 0.8], startNoise: 0.1, seed: 2 ** 32 - 3 }),
    shape: { kind: 'ensemble', runs: 12, samples: 10 },
  },
};

describe('a cell of a sweep', () => {
  for (const [name, spec] of Object.entries(SWEEPS))
    it(`is the checked experiment of the cell: ${name}`, () => {
      const { shape } = spec;
      const one = swept(spec);
      const columns = shape.kind === 'ensemble' ? shape.runs : shape.columns;
      const rows = shape.kind === 'outcome-map' ? shape.rows : 1;
      const place = fc.record({
        column: fc.nat(columns - 1),
        row: fc.nat(rows - 1),
        part: shape.kind === 'orbit-diagram' ? fc.constantFrom(0.5, 1 / 6, 5 / 6) : fc.constant(0.5),
      });
      const resolved = groundsOf(spec);
      if (!resolved.ok) throw new Error(resolved.refusal.what);
      fc.assert(
        fc.property(place, (at) => {
          const cell = one.cell(at);
          const ready = checkExperiment(cellExperiment(resolved.value.spec, at.column, at.row, at.part));
          expect(cell.ok).toBe(ready.ok);
          if (!cell.ok || !ready.ok) return;
          const { etas, etaC, start, loss } = cell.value;
          expect({ etas, etaC, start }).toEqual({ etas: ready.value.etas, etaC: ready.value.etaC, start: ready.value.start });
          expect(loss.value(start)).toBe(ready.value.loss.value(start));
          if (one.lanes === null) return;
          const batch = one.batch([at, at]);
          expect(Array.from(start, (_, i) => batch.x[2 * i + 1])).toEqual(Array.from(start));
          expect(etas.map((_, k) => batch.etas[2 * k])).toEqual([...etas]);
          const value = new Float64Array(2);
          one.lanes.loss(batch, value);
          expect(value[0]).toBeCloseTo(loss.value(start), 10);
        }),
        { numRuns: 12 },
      );
    });

  it('goes by lanes where the axes change numbers of a formula alone', () => {
    expect(swept(SWEEPS['quartic over mu, rate in thresholds']!).lanes).not.toBeNull();
    expect(swept(SWEEPS['quartic, start by mu']!).lanes).not.toBeNull();
    expect(swept(SWEEPS['typed over its parameter']!).lanes).not.toBeNull();
  });

  it('goes through the loss where a parameter changes more than a number', () => {
    const params = defaultsOf('higher-order');
    const [whole] = problemById('higher-order')!.info.parameters.filter((one) => one.kind === 'number' && one.whole);
    const spec = diagram(
      { axis: axis(`param:${whole!.id}`, 3.5, 7.5), columns: 4 },
      experimentOf('higher-order', params, { start: [0.1] }),
    );
    expect(swept(spec).lanes).toBeNull();
  });
});

describe('what cannot be swept', () => {
  const cases: readonly (readonly [string, SweepSpec, string, string])[] = [
    ['an unknown parameter', diagram({ axis: axis('param:nu', 0, 1) }), 'unknown-parameter', 'shape.axis.quantity'],
    ['an unknown coordinate', diagram({ axis: axis('start:1', 0, 1) }), 'unknown-coordinate', 'shape.axis.quantity'],
    ['a coordinate drawn that is not there', diagram({ coordinate: 1 }), 'unknown-coordinate', 'shape.coordinate'],
    ['a log axis across zero', diagram({ axis: axis('start:0', -1, 1, 'log') }), 'log-through-zero', 'shape.axis.scale'],
    ['an axis without length', diagram({ axis: axis('K', 1, 1) }), 'axis-empty', 'shape.axis.to'],
    ['no learning rate', diagram({ axis: axis('eta', 0, 1) }), 'learning-rate-range', 'shape.axis.from'],
    ['values out of bounds', diagram({ axis: axis('param:mu', -1, 1) }), 'parameter-range', 'shape.axis.from'],
    ['an empty range', diagram({ range: [1, 1] }), 'range-empty', 'shape.range'],
    [
      'K of a schedule',
      diagram({}, experimentOf('quartic', { mu: 1 }, { rule: { kind: 'step-schedule', learningRates: [{ text: '1', unit: 'eta' }] } })),
      'schedule-not-swept',
      'shape.axis.quantity',
    ],
    [
      'the same quantity twice',
      map(axis('K', 1, 2), axis('K', 1, 2), experimentOf('quartic', { mu: 1 })),
      'axes-equal',
      'shape.y.quantity',
    ],
    [
      'the same coordinate in two spellings',
      map(axis('start:0', 1, 2), axis('start:00', 1, 2), experimentOf('quartic', { mu: 1 })),
      'axes-equal',
      'shape.y.quantity',
    ],
    ['a log axis beyond doubles', diagram({ axis: axis('start:0', 1e-320, 1e300, 'log') }), 'axis-too-long', 'shape.axis.to'],
    ['two learning rates', map(axis('K', 1, 2), axis('eta', 1, 2), experimentOf('quartic', { mu: 1 })), 'axes-equal', 'shape.y.quantity'],
    ['an unknown problem', diagram({}, experimentOf('none', {})), 'unknown-problem', 'experiment.problem.id'],
    [
      'a text that is no learning rate',
      diagram(
        { axis: axis('param:mu', 1, 2) },
        experimentOf('quartic', { mu: 1 }, { rule: { kind: 'gradient-descent', learningRate: { text: '1+', unit: 'eta' } } }),
      ),
      'expression-syntax',
      'experiment.rule.learningRate',
    ],
  ];
  for (const [name, spec, code, where] of cases)
    it(`is refused with its field: ${name}`, () => {
      const found = refusal(spec);
      expect([found?.code, found?.where]).toEqual([code, where]);
    });
});

describe('a loss that its formula overflows', () => {
  it('is not compiled: far starts of log cosh descend at the slope ±1', () => {
    for (const l of ['log-cosh', 'symmetric-logistic']) {
      const experiment = experimentOf('product-loss', { ...defaultsOf('product-loss'), l }, { start: [650, 2] });
      const found = swept(map(axis('start:0', 600, 700), axis('start:1', 1.9, 2.1), experiment));
      expect(found.lanes).toBeNull();
      const cell = found.cell({ column: 1, row: 1, part: 0.5 });
      if (!cell.ok) throw new Error(cell.refusal.what);
      const gradient = new Float64Array(2);
      cell.value.loss.gradient(cell.value.start, gradient);
      expect(gradient.every(Number.isFinite)).toBe(true);
    }
  });
});
