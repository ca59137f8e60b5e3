/** A tanh network of one input, one hidden layer and one output, trained on a handful of points by half the mean square error. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import type { Loss, Problem } from '../engine/problem';
import type { Stream } from '../engine/random';
import { EXAMPLE_WEIGHTS, EXAMPLE_X, EXAMPLE_Y } from './mlp-example';
import { networkLoss } from './mlp-loss';

const HIDDEN = 12;
/** Half widths of the uniform distributions weights are drawn from. */
const WIDTH = { w: 1.5, b: 1, v: 0.5 };
const samples = { kind: 'numbers', min: -1e3, max: 1e3, minLength: 1, maxLength: 1000 } as const;

export const mlp: Problem = {
  info: {
    id: 'mlp',
    title: 'Tanh network 1–12–1',
    group: 'networks',
    dimension: 3 * HIDDEN + 1,
    coordinates: namesOf(HIDDEN),
    tex: 'f=\\tfrac1{2N}\\sum_{i=1}^N\\bigl(\\mathrm{out}(x_i)-y_i\\bigr)^2,\\quad \\mathrm{out}(x)=c+\\sum_{k=1}^{H}v_k\\tanh(w_kx+b_k)',
    description:
      'The smallest network that shows the edge of stability: 37 weights fitted to the Chebyshev polynomial T₅ at 20 points, by full-batch gradient descent. At η = 0.1 the sharpness stays far below 2/η, at 0.5 and 0.6 it rises to 2/η and stays there. Its minima are not known in closed form, so the threshold η_c shown is nominal: 2/λ_max at the start.',
    convention: 'factor ½, mean over samples; nominal threshold 2/λ_max at the start, which is not a minimum',
    source: 'In the spirit of J. Cohen et al.: Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability, ICLR 2021',
    parameters: [
      { kind: 'number', id: 'hidden', label: 'H', description: 'Hidden neurons', default: HIDDEN, min: 1, max: 64, whole: true },
      { ...samples, id: 'x', label: 'x', description: 'Inputs of the samples', default: EXAMPLE_X },
      { ...samples, id: 'y', label: 'y', description: 'Outputs of the samples, as many as inputs', default: EXAMPLE_Y },
      {
        kind: 'choice',
        id: 'weights',
        label: 'start',
        description: 'Weights at the start',
        default: 'example',
        choices: [
          { value: 'example', label: 'the example’s 37 weights' },
          { value: 'uniform', label: 'uniform, seeded' },
        ],
      },
    ],
    ownStart: 'the example’s weights, or w, b, v uniform in ±1.5, ±1, ±0.5 (seeded) and c = 0',
    defaultStart: [],
    box: [],
  },
  bind: bound,
};

function namesOf(hidden: number): readonly string[] {
  const layer = (name: string) => Array.from({ length: hidden }, (_, k) => `${name}${k + 1}`);
  return [...layer('w'), ...layer('b'), ...layer('v'), 'c'];
}

function bound(params: Params): Answer<Loss> {
  const hidden = params['hidden'] as number;
  const [x, y] = [params['x'] as readonly number[], params['y'] as readonly number[]];
  if (x.length !== y.length)
    return refuse(
      'sample-count',
      'problem.params.y',
      `There are ${x.length} inputs and ${y.length} outputs.`,
      'Give one output per input.',
    );
  const example = params['weights'] !== 'uniform';
  if (example && hidden !== HIDDEN)
    return refuse(
      'start-fits-not',
      'problem.params.weights',
      `The example’s weights are for ${HIDDEN} neurons, not ${hidden}.`,
      'Draw the weights uniformly.',
    );
  const loss = networkLoss(hidden, x, y);
  const gradient = new Float64Array(3 * hidden + 1);
  return accept({
    ...loss,
    dimension: 3 * hidden + 1,
    coordinates: namesOf(hidden),
    minimaOnManifold: false,
    minimaUnknown: true,
    minima: () => [],
    referencePoint: (start) => start,
    start: (random) => (example ? Float64Array.from(EXAMPLE_WEIGHTS) : drawn(hidden, random)),
    observables: {
      names: ['gradient norm'],
      fill(at, out) {
        loss.gradient(at, gradient);
        out[0] = Math.sqrt(gradient.reduce((sum, value) => sum + value * value, 0));
      },
    },
  });
}

function drawn(hidden: number, { uniform }: Stream): Float64Array {
  const layer = (width: number) => Array.from({ length: hidden }, () => width * (2 * uniform() - 1));
  return Float64Array.from([...layer(WIDTH.w), ...layer(WIDTH.b), ...layer(WIDTH.v), 0]);
}
