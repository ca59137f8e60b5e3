/** Trajectory alignment of Song and Yun on log cosh(xy). */
import { check, experiment } from './define';
import { continued, valueAt } from './measures';
import type { Preset, PresetRun } from './preset';

const ETA = 0.01;

/** tanh(p)/p − q with p = xy and q = 2/(η(x² + y²)). */
function misalignment(run: PresetRun, step: number): number {
  const p = valueAt(run, 'xy', step);
  return Math.tanh(p) / p - 2 / (ETA * valueAt(run, 'x²+y²', step));
}

export const alignmentPlane: Preset = {
  info: {
    id: 'alignment-plane',
    title: 'Alignment: log cosh(xy) at η = 0.01',
    description:
      'Within some twenty steps the iterates lie on the curve q = l′(p)/p, p = xy, q = 2/(η(x² + y²)), and drift along it to the edge of stability.',
    figure: null,
    lookAt:
      'Even and odd steps jump between the two arms of one curve, and both slide down it to xy = 0, where x² + y² = 2/η: the sharpness of the minimum reached is 2/η − 1.5 η to leading order.',
    ourChoice: 'The start (17, 0.05). The axes are p = xy and x² + y² = 2/(ηq) in place of p and q.',
    citation: 'song-yun',
    experiment: experiment({
      problem: 'product-loss',
      params: { l: 'log-cosh' },
      start: [17, 0.05],
      learningRate: String(ETA),
      steps: 1_900,
    }),
    charts: ['phase:xy,x²+y²', 'quantities:xy', 'edge', 'quantities:x²+y²'],
    study: null,
  },
  checks: [
    check('aligned', 'From step 100 on |q − l′(p)/p| stays below 10⁻⁴.', 0, { abs: 1e-4 }, (run) => {
      let most = 0;
      for (let t = 100; t <= run.record.stepsDone; t++) most = Math.max(most, Math.abs(misalignment(run, t)));
      return most;
    }),
    check('sharpness', 'Carried on to step 200 000, the sharpness is 2/η − 1.5 η = 199.985.', 2 / ETA - 1.5 * ETA, { abs: 1e-4 }, (run) => {
      const end = continued(run, 198_100);
      return (end && run.loss.sharpness?.(end)) ?? null;
    }),
  ],
};
