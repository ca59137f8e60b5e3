/** Every problem at its defaults, and with every choice, is a valid experiment that runs and is analysed. */
import { describe, expect, test } from 'vitest';
import { experimentSchema, type Experiment } from '../../src-shared/spec';
import { runJob } from '../../src-worker/jobs';
import { PROBLEMS } from '../../src-worker/problems';
import { host } from '../jobs/experiments';
import { statedParams } from './settings';

const cases = PROBLEMS.flatMap((problem) =>
  statedParams(problem).map((params) => {
    const choices = problem.info.parameters.filter(({ kind }) => kind === 'choice').map(({ id }) => `${id}=${String(params[id])}`);
    return [[problem.info.id, ...choices].join(' '), { problem, params }] as const;
  }),
);

describe.each([...new Map(cases)])('%s', (_, { problem: { info }, params }) => {
  const input: Experiment = {
    version: 1,
    problem: { id: info.id, params },
    start: [...info.defaultStart],
    startNoise: 0,
    seed: 1,
    rule: { kind: 'gradient-descent', learningRate: { text: '0.9', unit: 'etaC' } },
    steps: 400,
    divergenceBound: 1e6,
  };

  test('is accepted and has a threshold', () => {
    expect(experimentSchema.parse(input)).toEqual(input);
    const answer = runJob('check', input, host());
    if (!answer.ok) throw new Error(answer.refusal.what);
    expect(answer.value.etaC).toBeGreaterThan(0);
    expect(answer.value.K).toBeCloseTo(0.9, 12);
  });

  test('runs below its threshold and is analysed', () => {
    let asked = 0;
    const answer = runJob('preview', { experiment: input, steps: 60 }, host({ outOfTime: () => ++asked > 20 }));
    if (!answer.ok) throw new Error(answer.refusal.what);
    const { series, analysis } = answer.value;
    for (const { name, value } of series.filter(({ name }) => name === 'loss' || info.coordinates.includes(name)))
      expect([name, value.every(Number.isFinite)]).toEqual([name, true]);
    expect(analysis.outcome.kind).not.toBe('diverged');
  });
});
