/** f = (target − xyzw)²/2, the four-scalar network of Zhu et al.; its minima, of least sharpness 4 target^(3/2), form a manifold. */
import { accept } from '../../src-shared/answer';
import type { Loss, Problem } from '../engine/problem';
import { expressionOf } from '../formula/expression-of';
import { factorProducts } from './factor-products';

const NAMES = ['x', 'y', 'z', 'w'];

export const fourScalar: Problem = {
  info: {
    id: 'four-scalar',
    title: 'Four scalars xyzw',
    group: 'products',
    dimension: 4,
    coordinates: NAMES,
    tex: 'f(x,y,z,w)=\\tfrac12\\,(\\mathrm{target}-xyzw)^2',
    description:
      'A scalar network of four layers. From z = x, w = y the pairs stay equal; the minimum xy = √target whose sharpness is 2/η is x² = (√(η⁻² − 4) + η⁻¹)/2 at target 1, and runs end just below it, with sharpness between 2/η − 20η/3 and 2/η.',
    convention: 'factor ½, no mean; sharpness at a minimum target²(x⁻² + y⁻² + z⁻² + w⁻²), least 4 target^(3/2)',
    source:
      'X. Zhu, Z. Wang, X. Wang, M. Zhou, R. Ge: Understanding Edge-of-Stability Training Dynamics with a Minimalist Example, arXiv 2210.03294',
    parameters: [{ kind: 'number', id: 'target', label: 'target', description: 'Product at the minima', default: 1, min: 1e-6, max: 1e6 }],
    ownStart: null,
    // z = x, w = y.
    defaultStart: [1.3, 0.8, 1.3, 0.8],
    box: [],
  },
  bind: ({ target }) => accept(bound(target as number)),
};

function bound(target: number): Loss {
  const expression = () => expressionOf('(target - x*y*z*w)^2/2', NAMES, { target });
  return { ...factorProducts(4, [target], NAMES, ['xyzw']), expression };
}
