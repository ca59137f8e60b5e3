/** The outer functions l of product losses l(xy): value, two derivatives, jet and minimisers. */
import { softplus as softplusJet } from '../engine/jet-functions';
import * as jets from '../engine/jets';
import { sigmoid, softplus } from '../engine/scalar-functions';

export interface Outer {
  readonly value: (u: number) => number;
  readonly slope: (u: number) => number;
  readonly curvature: (u: number) => number;
  readonly jet: (u: jets.Jet) => jets.Jet;
  /** The minimisers of l, the one to be preferred first. */
  readonly minimisers: readonly number[];
  /** As a formula in x, y and its own parameters. */
  readonly text: string;
  readonly parameters?: Readonly<Record<string, number>>;
}

export function quadratic(target: number): Outer {
  const residual = (u: jets.Jet) => u.map((c, k) => (k === 0 ? c - target : c));
  return {
    value: (u) => ((u - target) * (u - target)) / 2,
    slope: (u) => u - target,
    curvature: () => 1,
    jet: (u) => jets.scale(jets.multiply(residual(u), residual(u)), 0.5),
    minimisers: [target],
    text: '(x*y - target)^2/2',
    parameters: { target },
  };
}

export const logCosh: Outer = {
  // Two forms: the first keeps its digits near zero, the second does not overflow.
  value: (u) => (Math.abs(u) < 1 ? Math.log1p(Math.sinh(u) ** 2) / 2 : Math.abs(u) + Math.log1p(Math.exp(-2 * Math.abs(u))) - Math.LN2),
  slope: Math.tanh,
  curvature: (u) => 1 / Math.cosh(u) ** 2,
  jet: (u) => withValue(jets.subtract(softplusJet(jets.scale(u, 2)), u), logCosh.value(u[0]!)),
  minimisers: [0],
  text: 'log(cosh(x*y))',
};

/** log(2 cosh(u/2)) = log(1 + e^u) − u/2: the loss of a threshold neuron, and the logistic loss of labels ±1 averaged. */
export const symmetricLogistic: Outer = {
  value: (u) => Math.abs(u) / 2 + Math.log1p(Math.exp(-Math.abs(u))),
  slope: (u) => Math.tanh(u / 2) / 2,
  curvature: (u) => 1 / (4 * Math.cosh(u / 2) ** 2),
  jet: (u) => withValue(jets.subtract(softplusJet(u), jets.scale(u, 0.5)), symmetricLogistic.value(u[0]!)),
  minimisers: [0],
  text: 'log(2*cosh(x*y/2))',
};

/** Binary cross-entropy log(1 + e^u) − label·u with a soft label in (0, 1). */
export function crossEntropy(label: number): Outer {
  return {
    value: (u) => softplus(u) - label * u,
    slope: (u) => sigmoid(u) - label,
    curvature: (u) => symmetricLogistic.curvature(u),
    jet: (u) => jets.subtract(softplusJet(u), jets.scale(u, label)),
    minimisers: [label === 0.5 ? 0 : Math.log(label) - Math.log1p(-label)],
    text: 'softplus(x*y) - label*x*y',
    parameters: { label },
  };
}

/** (u² − 1)²/4: (1 − xyzw)²/2 restricted to z = x, w = y has the same iteration. */
export const zhu: Outer = {
  value: (u) => ((u * u - 1) * (u * u - 1)) / 4,
  slope: (u) => u * (u * u - 1),
  curvature: (u) => 3 * u * u - 1,
  jet(u) {
    const r = jets.multiply(u, u);
    r[0]! -= 1;
    return jets.scale(jets.multiply(r, r), 0.25);
  },
  minimisers: [1, -1],
  text: '((x*y)^2 - 1)^2/4',
};

function withValue(jet: jets.Jet, value: number): jets.Jet {
  jet[0] = value;
  return jet;
}
