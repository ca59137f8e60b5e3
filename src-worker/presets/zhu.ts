/** The minimalist example of Zhu et al.: four scalars, paired, on (1 − xyzw)²/2; the same iteration as (u² − 1)²/4 with u = xy. */
import { zhuMinimum } from '../problems/product-loss-guides';
import { check, experiment } from './define';
import { continued, valueAt } from './measures';
import type { Preset, PresetRun } from './preset';

const ETA = 0.04;
const k = Math.sqrt(ETA);
const MINIMUM = zhuMinimum(ETA) ?? Number.NaN;
const [a0, b0] = [0.15, 0.02];

/** Half the jump of xy between a step and the next: |b| without the asymmetry of ±b. */
function halfJump(run: PresetRun, step: number): number {
  return Math.abs(valueAt(run, 'xy', step) - valueAt(run, 'xy', step + 1)) / 2;
}

export const zhuParabola: Preset = {
  info: {
    id: 'zhu-parabola',
    title: 'Down the parabola to the edge: four scalars at η = 0.04',
    description:
      '(1 − xyzw)²/2 with z = x, w = y: from a minimum sharper than 2/η the two-step iterates run along the parabola b² = ak/2 + k⁴/16 to a minimum just below 2/η.',
    figure: null,
    lookAt:
      'The product xy jumps to both sides of 1 (even and odd steps) and first grows onto the parabola. Then x drifts down along it, the jumps die out, and the run ends with sharpness 2/η − η/2 to leading order: just below the edge.',
    ourChoice: 'The start a₀ = 0.15, b₀ = 0.02, where a = x − x̃ from the minimum of sharpness 2/η and b = xy − 1.',
    citation: 'zhu-2022',
    experiment: experiment({
      problem: 'product-loss',
      params: { l: 'zhu' },
      start: [MINIMUM + a0, (1 + b0) / (MINIMUM + a0)],
      learningRate: String(ETA),
      steps: 1_900,
    }),
    charts: ['phase:x,xy', 'edge', 'quantities:xy', 'quantities:x²+y²'],
    study: null,
  },
  checks: [
    check('parabola', 'At step 400 the ratio of b² to ak/2 + k⁴/16 is 1 to leading order.', 1, { abs: 0.1 }, (run) => {
      const a = valueAt(run, 'x', 400) - MINIMUM;
      return halfJump(run, 400) ** 2 / ((a * k) / 2 + k ** 4 / 16);
    }),
    check('exit', 'Carried on to step 40 000, a/k³ is −1/8 to leading order.', -0.125, { abs: 0.003 }, (run) => {
      const end = continued(run, 38_100);
      return end ? ((end[0] ?? Number.NaN) - MINIMUM) / k ** 3 : null;
    }),
    check('sharpness', 'There the sharpness is 2/η − η/2.', 2 / ETA - ETA / 2, { abs: 5e-4 }, (run) => {
      const end = continued(run, 38_100);
      return (end && run.loss.sharpness?.(end)) ?? null;
    }),
  ],
};
