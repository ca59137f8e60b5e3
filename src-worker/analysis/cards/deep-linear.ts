/** Ghosh et al.: the 2-cycle of the balanced modes of a deep linear network. */
import { figure } from '../../../src-shared/figures';
import type { Card, CardContext } from './card';
import { beyond, constantRate, judged, shown } from './hypotheses';
import { twoCyclePoints } from './observed';

export const deepLinearCard: Card = {
  id: 'deep-linear',
  applies: ({ problem }) => problem === 'deep-linear',
  fill: (context) => {
    const { L, sigma, others, mode } = modesOf(context);
    const { eta } = context.analysis;
    const sharpness = L * sigma ** (2 - 2 / L);
    const cycle = balancedCycle(L, sigma, eta);
    const points = twoCyclePoints(context)?.map((x) => Array.from(x.subarray(mode * L, (mode + 1) * L), Math.abs));
    const sizes = points?.map((weights) => weights.reduce((sum, weight) => sum + weight, 0) / L).sort((p, q) => p - q);
    const spread = points && Math.max(...points.map((weights) => Math.max(...weights) - Math.min(...weights)));
    const moving = others.filter((other) => eta * L * other ** (2 - 2 / L) > 2).length;
    return {
      title: 'Deep linear networks beyond the edge (Ghosh et al.)',
      citation: 'ghosh-2025',
      status: 'corrected',
      statement:
        'In a balanced deep linear network of $L$ layers mode $i$ has sharpness $S_i=L\\,\\sigma_i^{2-2/L}$. For $\\eta$ beyond $2/S_1$ the top mode settles on a 2-cycle $\\{\\rho,z\\rho\\}$ of its weights with $\\rho^L(1+z^{2L-1})/(1+z^{L-1})=\\sigma_1$, $z=1+\\eta(\\sigma_1-\\rho^L)\\rho^{L-2}$; further modes follow as their own thresholds are passed.',
      hypotheses: [
        judged('η > 2/S₁', beyond(eta, 2 / sharpness), `η = ${figure(eta)}, 2/S₁ = ${figure(2 / sharpness)} (S₁ = ${figure(sharpness)})`),
        shown('Modes beyond their own threshold', `${1 + moving} of ${1 + others.length} would oscillate at this η`),
        shown('Start near the balanced minimum', spreadText(context, mode, L)),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Smaller weight of the top mode on the 2-cycle',
          predicted: cycle?.[0] ?? null,
          observed: sizes?.[0] ?? null,
          note: 'Mean size of the L weights of the mode.',
        },
        { name: 'Larger weight of the top mode on the 2-cycle', predicted: cycle?.[1] ?? null, observed: sizes?.[1] ?? null, note: '' },
        {
          name: 'Spread of the weights of the mode',
          predicted: cycle ? 0 : null,
          observed: spread ?? null,
          note: 'The layers balance beyond the edge.',
        },
        {
          name: 'S₁',
          predicted: sharpness,
          observed: null,
          note: `λ_max at the reference minimum is ${figure(context.analysis.minimum.sharpness)}.`,
        },
      ],
      range:
        'The equation gives the 2-cycle wherever it exists; whether it is stable its multipliers say (for $L=2$ that is the quartic: up to $K=\\sqrt5-1$).',
      correction:
        'The account of the result at hand has an extra factor $L$ in $z$ and in the update; that is inconsistent with $S_i$ and with the gradient of the full network of $L$ factors. Without it, as here, both agree.',
      counterexample: null,
    };
  },
};

function modesOf({ params }: CardContext) {
  const sigmas = params['singular_values'] as readonly number[];
  const sigma = Math.max(...sigmas);
  const mode = sigmas.indexOf(sigma);
  return { L: params['depth'] as number, sigma, mode, others: sigmas.filter((_, i) => i !== mode) };
}

function spreadText({ start }: CardContext, mode: number, L: number): string {
  const weights = Array.from(start.subarray(mode * L, (mode + 1) * L), Math.abs);
  return `weights of the top mode from ${figure(Math.min(...weights), 4)} to ${figure(Math.max(...weights), 4)}`;
}

/**
 * The 2-cycle ρ₁ < σ^(1/L) < ρ₂ of ρ' = ρ − η(ρ^L − σ)ρ^(L−1), from ρ^L(1 + z^(2L−1))/(1 + z^(L−1)) = σ: scanned downward from the
 * minimum for the first change of sign, then bisected. Null where there is none above 1 % of the minimum.
 */
export function balancedCycle(L: number, sigma: number, eta: number): readonly [number, number] | null {
  const minimum = sigma ** (1 / L);
  const factor = (rho: number) => 1 + eta * (sigma - rho ** L) * rho ** (L - 2);
  const excess = (rho: number) => {
    const z = factor(rho);
    return (rho ** L * (1 + z ** (2 * L - 1))) / (1 + z ** (L - 1)) - sigma;
  };
  // The minimum is a root itself (z = 1); the scan starts just below it.
  let high = minimum * (1 - 1e-6);
  const sign = Math.sign(excess(high));
  if (sign === 0) return null;
  // Steps grow: near onset the cycle is close to the minimum.
  for (let gap = 2e-6; gap < 0.99; gap *= 1.1) {
    let low = minimum * (1 - gap);
    if (Math.sign(excess(low)) !== sign) {
      for (let k = 0; k < 80; k++) {
        const middle = (low + high) / 2;
        if (Math.sign(excess(middle)) === sign) high = middle;
        else low = middle;
      }
      return [high, high * factor(high)];
    }
    high = low;
  }
  return null;
}
