/**
 * A deep linear network whose layers share singular vectors: each singular value is a mode of its own, the product of L weights
 * (theory of Ghosh et al.). Balanced, ρ' = ρ − η(ρ^L − σ)ρ^(L−1); the flattest minimum has sharpness L σ₁^(2 − 2/L).
 */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { factorProducts } from './factor-products';

const DEPTH = 3;
const SINGULAR_VALUES = [2.5, 1];
/** The own start: this share of the balanced minimum, and the relative spread around it. */
const SHARE = 0.9;
const SPREAD = 0.01;

export const deepLinear: Problem = {
  info: {
    id: 'deep-linear',
    title: 'Deep linear network, mode by mode',
    group: 'products',
    dimension: DEPTH * SINGULAR_VALUES.length,
    coordinates: namesOf(DEPTH, SINGULAR_VALUES.length),
    tex: 'f(w)=\\tfrac12\\sum_m\\bigl(w_{1,m}\\cdots w_{L,m}-\\sigma_m\\bigr)^2',
    description:
      'L layers with common singular vectors: one product of L weights w_{layer, mode} per singular value. The flattest minimum is balanced, with sharpness L σ₁^(2−2/L); beyond η_c the largest mode settles on a period-2 orbit, and smaller modes follow as their own thresholds 2/(L σ^(2−2/L)) are passed.',
    convention: 'factor ½, sum over modes; sharpness at the balanced minimum L σ₁^(2−2/L)',
    source: 'A. Ghosh et al.: Learning Dynamics of Deep Linear Networks Beyond the Edge of Stability, arXiv 2502.20531',
    parameters: [
      { kind: 'number', id: 'depth', label: 'L', description: 'Number of layers', default: DEPTH, min: 2, max: 12, whole: true },
      {
        kind: 'numbers',
        id: 'singular_values',
        label: 'σ',
        description: 'Singular values of the target, one mode each',
        default: SINGULAR_VALUES,
        min: 1e-6,
        max: 1e6,
        minLength: 1,
        maxLength: 16,
      },
    ],
    ownStart: 'every weight at 0.9 of the balanced minimum, each moved by about one per cent (seeded)',
    defaultStart: [],
    box: [],
  },
  bind: ({ depth, singular_values }) => accept(bound(depth as number, singular_values as readonly number[])),
};

function namesOf(depth: number, modes: number): readonly string[] {
  return Array.from({ length: depth * modes }, (_, i) => `w${(i % depth) + 1}_${Math.floor(i / depth) + 1}`);
}

function bound(depth: number, sigmas: readonly number[]): Loss {
  const observed = sigmas.map((_, mode) => `product ${mode + 1}`);
  const loss = factorProducts(depth, sigmas, namesOf(depth, sigmas.length), observed);
  const modes = sigmas.map((_, mode) => `(${loss.coordinates.slice(mode * depth, (mode + 1) * depth).join('*')} - sigma${mode + 1})^2`);
  const named = Object.fromEntries(sigmas.map((sigma, mode) => [`sigma${mode + 1}`, sigma]));
  return {
    ...loss,
    // Formulas have at most eight variables.
    ...(loss.dimension <= 8 ? { expression: () => expressionOf(`(${modes.join(' + ')})/2`, loss.coordinates, named) } : {}),
    start: ({ normal }) => loss.minima()[0]!.map((rho) => SHARE * rho * (1 + SPREAD * normal())),
  };
}
