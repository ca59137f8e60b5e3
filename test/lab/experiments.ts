import type { Experiment } from '../../src-shared/spec';

/** The bundled example: the quartic loss at η = 1.1, which settles on a period-2 orbit. */
export const QUARTIC: Experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 400,
  divergenceBound: 1e6,
};

export function withEta(text: string, steps = QUARTIC.steps): Experiment {
  return { ...QUARTIC, steps, rule: { kind: 'gradient-descent', learningRate: { text, unit: 'eta' } } };
}
