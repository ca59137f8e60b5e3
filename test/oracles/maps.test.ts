import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SystemFile, SystemFormat } from '../../src-shared/formula-reading';
import type { Experiment } from '../../src-shared/spec';
import { SampleCollector } from '../../src-worker/engine/sample-collector';
import { runJob } from '../../src-worker/jobs';
import { atEta, experiment, host } from '../jobs/experiments';
import { notRun, programNamed, runIn } from './program';

const STEPS = 60;

function typed(formula: string, variables: string, start: readonly number[], eta: string, params: Record<string, number> = {}): Experiment {
  return experiment('quartic-1.1', {
    problem: { id: 'formula', params: { formula, variables, ...params } },
    start: [...start],
    rule: atEta(eta, 'etaC'),
    steps: STEPS,
  });
}

const EXPERIMENTS: readonly (readonly [string, Experiment])[] = [
  ['the sine', experiment('figure-1-right', { steps: STEPS })],
  ['a typed formula', typed('r = x^2 - mu\nr^2/4 + c*log(1 + exp(x))', 'x', [0.9], '1.02', { mu: 1, c: 0.1 })],
  ['a typed formula in two variables', typed('x^2 + 0.3*y^2 + 0.4*x^2*y + 0.1*x^4', 'x, y', [0.05, 0.01], '1.01')],
];

/** The iterates the program itself computes, per step and coordinate. */
function iterates(chosen: Experiment, coordinates: readonly string[]): number[][] {
  const samples = new SampleCollector();
  const answer = runJob('trajectory', chosen, host({ samples: (block) => samples.add(block) }));
  expect(answer.ok).toBe(true);
  return Array.from({ length: STEPS + 1 }, (_, t) => coordinates.map((name) => samples.column(name)[t]!));
}

function written(chosen: Experiment, format: SystemFormat): readonly SystemFile[] {
  const answer = runJob('exportSystem', { experiment: chosen, format }, host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
}

const coordinatesOf = ({ problem }: Experiment) =>
  String(problem.params['variables'] ?? 'x')
    .split(',')
    .map((name) => name.trim());

describe('XPPAUT', () => {
  const xppaut = programNamed('xppaut');
  if (!xppaut) notRun('XPPAUT');
  test.skipIf(!xppaut).each(EXPERIMENTS)('iterates %s as the program does', (_, chosen) => {
    const { folder, printed } = runIn(written(chosen, 'xpp'), xppaut!, [`${chosen.problem.id}.ode`, '-silent']);
    const rows = readFileSync(join(folder, 'output.dat'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number));
    const own = iterates(chosen, coordinatesOf(chosen));
    expect(rows.length, printed).toBeGreaterThanOrEqual(STEPS);
    for (const [t, ...x] of rows.filter(([time]) => time! <= STEPS))
      x.slice(0, own[0]!.length).forEach((value, i) =>
        expect(Math.abs(value - own[t!]![i]!), `step ${t}`).toBeLessThan(2e-6 * Math.max(1, Math.abs(value))),
      );
  });
});

describe('NumPy', () => {
  const python = programNamed('python3');
  const numpy = python !== null && runIn([], python, ['-c', 'import numpy; print("numpy")']).printed.includes('numpy\n');
  if (!numpy) notRun('NumPy');
  test.skipIf(!numpy).each(EXPERIMENTS)('iterates %s as the program does', (_, chosen) => {
    const { printed } = runIn(written(chosen, 'python'), python!, [`${chosen.problem.id}.py`]);
    const rows = printed
      .split('\n')
      .filter((line) => /^-?[\d.]/.test(line))
      .map((line) => line.split(' ').map(Number));
    const own = iterates(chosen, coordinatesOf(chosen));
    expect(rows.length, printed).toBeGreaterThanOrEqual(2);
    const last = rows.at(-1)!;
    last.forEach((value, i) => expect(Math.abs(value - own[STEPS]![i]!)).toBeLessThan(1e-12 * Math.max(1, Math.abs(value))));
  });
});
