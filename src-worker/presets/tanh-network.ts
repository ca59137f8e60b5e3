/** A small tanh network below and at the edge of stability, in the spirit of the paper's networks and of Cohen et al. */
import { check, experiment } from './define';
import type { MeasuredCheck, Preset, PresetRun } from './preset';

/** Mean of the sharpness over steps 6000 to 8000, where it was recorded. */
function meanSharpness(run: PresetRun): number | null {
  const values = run.series('sharpness').filter((value, t) => t >= 6_000 && t <= 8_000 && Number.isFinite(value));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function network(eta: string, lookAt: string, checks: readonly MeasuredCheck[]): Preset {
  return {
    info: {
      id: `tanh-network-${eta}`,
      title: `Tanh network at η = ${eta}, in the spirit of the paper's networks`,
      description: `37 weights fitted to T₅ at 20 points by full-batch gradient descent at η = ${eta}: the edge of stability 2/η is ${String(Number((2 / Number(eta)).toFixed(4)))}.`,
      figure: null,
      lookAt,
      ourChoice: 'Everything: the networks of the appendix were not available. The example shows what theirs are about, not their figure.',
      citation: 'cohen-2021',
      experiment: experiment({ problem: 'mlp', start: [], learningRate: eta, steps: 8_000 }),
      charts: ['edge', 'loss', 'quantities:gradient norm', 'convergence'],
      study: null,
    },
    checks,
  };
}

const text = (value: string) => `The mean sharpness over steps 6000 to 8000 is ${value}.`;

export const tanhNetworks: readonly Preset[] = [
  network('0.1', 'The sharpness stays far below the edge 2/η = 20 and the loss falls without oscillation.', [
    check('sharpness', text('8.0967'), 8.0967134370171, { abs: 0.005 }, meanSharpness),
  ]),
  network('0.5', 'The sharpness rises to the edge 2/η = 4 and stays there, while the loss, though not monotone, goes on falling.', [
    check('sharpness', text('4, the edge'), 4.000469322962637, { abs: 0.05 }, meanSharpness),
  ]),
  network('0.6', 'The sharpness rises to the edge 2/η = 3.33 and stays there; even and odd steps lie on both sides of it.', [
    check('sharpness', text('3.333, the edge'), 10 / 3, { abs: 0.05 }, meanSharpness),
  ]),
];
