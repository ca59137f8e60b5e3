import type { Experiment } from '../../src-shared/spec';
import type { Host } from '../../src-worker/jobs';
import { presetById } from '../../src-worker/presets';

/** The experiment of a preset, with changes. */
export function experiment(preset: string, change: Partial<Experiment> = {}): Experiment {
  const found = presetById(preset);
  if (!found) throw new Error(`no preset ${preset}`);
  return { ...found.info.experiment, ...change };
}

export function atEta(text: string, unit: 'eta' | 'etaC' = 'eta'): Experiment['rule'] {
  return { kind: 'gradient-descent', learningRate: { text, unit } };
}

/** A host that lets every job run to its end; parts can be replaced. */
export function host(change: Partial<Host> = {}): Host {
  return {
    control: () => 'run',
    progress: () => undefined,
    samples: () => undefined,
    outOfTime: () => false,
    overdue: () => false,
    elapsed: () => performance.now(),
    ...change,
  };
}
