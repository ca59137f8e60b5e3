/** Pictures of the quartic loss computed by a few lines of plain iteration. */
import type { Experiment } from '../../src-shared/spec';
import { axisValue, CELL_CLASSES, type OrbitDiagram, type OutcomeMap, type SweepSpec } from '../../src-shared/sweep';
import type { RasterPart } from '../../src-shared/sweep-views';

const QUARTIC: Experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 400,
  divergenceBound: 1e6,
};

export function diagramSpec(change: Partial<OrbitDiagram> = {}): SweepSpec {
  const shape: OrbitDiagram = {
    kind: 'orbit-diagram',
    axis: { quantity: 'K', from: 0.8, to: 2, scale: 'linear' },
    columns: 120,
    rows: 80,
    coordinate: 0,
    range: [-1.6, 1.6],
    transient: 200,
    kept: 200,
    perColumn: 1,
    seeding: 'fixed',
    lyapunov: true,
    ...change,
  };
  return { version: 1, experiment: QUARTIC, shape };
}

export function mapSpec(change: Partial<OutcomeMap> = {}): SweepSpec {
  const shape: OutcomeMap = {
    kind: 'outcome-map',
    x: { quantity: 'K', from: 0.5, to: 2.4, scale: 'linear' },
    y: { quantity: 'start:0', from: -2, to: 2, scale: 'linear' },
    columns: 60,
    rows: 40,
    ...change,
  };
  return { version: 1, experiment: QUARTIC, shape };
}

/** η_c = 1 for μ = 1, so η = K. */
const step = (x: number, eta: number) => x - eta * x * (x * x - 1);

/** Columns [from, to) of the diagram. */
export function diagramPart(spec: SweepSpec, from: number, to: number): RasterPart {
  const shape = spec.shape as OrbitDiagram;
  const { axis, rows, range, transient, kept } = shape;
  const [low, high] = range!;
  const density = new Uint8Array((to - from) * rows);
  const lyapunov = new Float64Array(to - from);
  for (let column = from; column < to; column++) {
    const eta = axisValue(axis, column, shape.columns);
    const counts = new Uint32Array(rows);
    let x = spec.experiment.start[0]!;
    for (let t = 0; t < transient; t++) x = step(x, eta);
    let sum = 0;
    for (let t = 0; t < kept; t++) {
      x = step(x, eta);
      sum += Math.log(Math.abs(1 - eta * (3 * x * x - 1)));
      const row = Math.floor(((x - low) / (high - low)) * rows);
      if (row >= 0 && row < rows) counts[row] = counts[row]! + 1;
    }
    lyapunov[column - from] = sum / kept;
    for (let row = 0; row < rows; row++) {
      const found = counts[row]!;
      density[row * (to - from) + column - from] = found === 0 ? 0 : 1 + Math.round((254 * Math.log(found)) / Math.log(kept));
    }
  }
  const diverged = new Uint16Array(to - from);
  return { x: from, y: 0, columns: to - from, rows, layers: { density }, lyapunov, diverged };
}

/** Rows [from, to) of the map: fixed point, 2-cycle, divergence, or undetermined. */
export function mapPart(spec: SweepSpec, from: number, to: number): RasterPart {
  const shape = spec.shape as OutcomeMap;
  const size = (to - from) * shape.columns;
  const [outcome, period, steps] = [new Uint8Array(size), new Uint8Array(size), new Uint8Array(size)];
  const of = (kind: (typeof CELL_CLASSES)[number]) => CELL_CLASSES.indexOf(kind);
  for (let row = from; row < to; row++) {
    for (let column = 0; column < shape.columns; column++) {
      const at = (row - from) * shape.columns + column;
      const eta = axisValue(shape.x, column, shape.columns);
      let x = axisValue(shape.y, row, shape.rows);
      let t = 0;
      for (; t < spec.experiment.steps && Math.abs(x) < 1e6; t++) x = step(x, eta);
      const next = step(x, eta);
      const again = step(next, eta);
      const p = Math.abs(next - x) < 1e-9 ? 1 : Math.abs(again - x) < 1e-9 ? 2 : 0;
      outcome[at] = !(Math.abs(x) < 1e6) ? of('diverged') : p === 1 ? of('converged') : p === 2 ? of('period-2') : of('undetermined');
      period[at] = Math.abs(x) < 1e6 ? p : 0;
      steps[at] = Math.round((255 * Math.log1p(t)) / Math.log1p(spec.experiment.steps));
    }
  }
  return { x: 0, y: from, columns: shape.columns, rows: to - from, layers: { outcome, period, steps } };
}
