import type { Experiment, Params } from '../../src-shared/spec';
import type { Axis, OrbitDiagram, OutcomeMap, SweepSpec } from '../../src-shared/sweep';
import { problemById } from '../../src-worker/problems';

export function experimentOf(problem: string, params: Params, change: Partial<Experiment> = {}): Experiment {
  return {
    version: 1,
    problem: { id: problem, params },
    start: [0.8],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: '1.05', unit: 'etaC' } },
    steps: 1_000,
    divergenceBound: 1e6,
    ...change,
  };
}

export function axis(quantity: string, from: number, to: number, scale: Axis['scale'] = 'linear'): Axis {
  return { quantity, from, to, scale };
}

/** The quartic over K, unless changed. */
export function diagram(
  shape: Partial<OrbitDiagram> = {},
  experiment = experimentOf('quartic', { mu: 1 }),
): SweepSpec & { shape: OrbitDiagram } {
  return {
    version: 1,
    experiment,
    shape: {
      kind: 'orbit-diagram',
      axis: axis('K', 0.8, 2),
      columns: 40,
      rows: 100,
      coordinate: 0,
      range: [-2, 2],
      transient: 2_000,
      kept: 100,
      perColumn: 1,
      seeding: 'fixed',
      lyapunov: false,
      ...shape,
    },
  };
}

export function map(x: Axis, y: Axis, experiment: Experiment, shape: Partial<OutcomeMap> = {}): SweepSpec & { shape: OutcomeMap } {
  return { version: 1, experiment, shape: { kind: 'outcome-map', x, y, columns: 30, rows: 20, ...shape } };
}

/** The usual values of a problem's parameters. */
export function defaultsOf(id: string): Params {
  const problem = problemById(id);
  if (!problem) throw new Error(`no problem ${id}`);
  return Object.fromEntries(problem.info.parameters.map((parameter) => [parameter.id, parameter.default]));
}
