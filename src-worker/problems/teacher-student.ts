/**
 * A single neuron that learns a single neuron: E(v relu(w·x) − relu(t·x))², no ½, over the unit sphere, Gaussian inputs, seeded
 * samples or a grid of angles. Minima vw = t, v > 0; with inputs on the sphere the Hessian there has eigenvalues (|w|² + v²)/d,
 * v²/d (d − 1 times) and 0, so that η_c = d/|t| at the flattest, |w| = v = √|t| (Chen & Bruna, section on the single neuron).
 */
import { accept, refuse } from '../../src-shared/answer';
import type { Params } from '../../src-shared/spec';
import { distance } from '../engine/norms';
import type { Loss, Observables, Problem } from '../engine/problem';
import { activeMoments, empiricalCalculus, flattestScale } from './teacher-student-empirical';
import { writtenOut } from './teacher-student-formula';
import { gridInputs, sampledInputs } from './teacher-student-inputs';
import { TEACHER_PARAMETERS } from './teacher-student-parameters';
import { anyAcross, populationCalculus } from './teacher-student-population';

/** How far S t may be from a multiple of t for the line of v and w along t to count as invariant. */
const INVARIANT = 1e-12;
const POPULATION_NOTE =
  'In the plane of the teacher, v and w moving along it in balance: an invariant line through the minimum, on which the loss is a quartic. Off it the loss is twice, not three times, differentiable at the minimum.';
const EMPIRICAL_NOTE =
  'In the plane of the teacher, v and w moving along it in balance: an invariant line through the minimum for these inputs.';

export const teacherStudent: Problem = {
  info: {
    id: 'teacher-student',
    title: 'Teacher and student neuron',
    group: 'networks',
    dimension: 3,
    coordinates: ['v', 'w1', 'w2'],
    tex: 'f(v,w)=\\mathbb E\\,\\bigl(v\\,\\mathrm{relu}(w^\\top x)-\\mathrm{relu}(t^\\top x)\\bigr)^2',
    description:
      'A neuron v·relu(w·x) learns a teacher relu(t·x). Beyond η_c of the flattest minimum w first turns towards the teacher, then v and |w| balance and settle on the period-2 orbit of the quartic.',
    convention: 'factor 1, mean over the inputs; least sharpness of a minimum 2|t|/d on the sphere, 2|t| for Gaussian inputs',
    source:
      'L. Chen, J. Bruna: Beyond the Edge of Stability via Two-step Gradient Updates, ICML 2023, arXiv 2206.04172 (single neuron; Figure 2)',
    parameters: TEACHER_PARAMETERS,
    defaultStart: [],
    ownStart: 'v = ε and |w| = ε, w at the stated angle from the teacher.',
    box: [],
  },
  bind(params) {
    const d = params['d'] as number;
    const given = params['teacher'] as readonly number[];
    const where = 'problem.params.teacher';
    if (given.length > d)
      return refuse('teacher-length', where, `The teacher has ${given.length} coordinates, the inputs ${d}.`, `Give at most ${d}.`);
    const teacher = Float64Array.from({ length: d }, (_, i) => given[i] ?? 0);
    if (!(Math.hypot(...teacher) > 0))
      return refuse('teacher-zero', where, 'The teacher is zero.', 'Give at least one coordinate that is not.');
    const kind = params['inputs'] as string;
    if (kind === 'sphere' || kind === 'gaussian') return accept(populationLoss(teacher, kind === 'sphere' ? 1 / d : 1, params));
    const N = params['N'] as number;
    if (kind === 'grid' && d !== 2)
      return refuse('grid-plane', 'problem.params.inputs', `A grid of angles needs d = 2, not ${d}.`, 'Choose d = 2 or seeded samples.');
    const inputs = kind === 'grid' ? gridInputs(N) : sampledInputs(N, d, params['inputSeed'] as number);
    return empiricalLoss(teacher, inputs, params);
  },
};

function populationLoss(teacher: Float64Array, kappa: number, params: Params): Loss {
  const root = Math.sqrt(Math.hypot(...teacher));
  return {
    ...frame(teacher, root, params),
    ...populationCalculus(teacher, kappa),
    ...inPlane(teacher, POPULATION_NOTE),
    ...(teacher.length === 2 ? { expression: writtenOut(teacher, kappa) } : {}),
  };
}

function empiricalLoss(teacher: Float64Array, inputs: Float64Array, params: Params) {
  const moments = activeMoments(teacher, inputs);
  const image = teacher.map((_, i) => teacher.reduce((sum, t, k) => sum + moments[i * teacher.length + k]! * t, 0));
  const ratio = image.reduce((sum, entry, i) => sum + entry * teacher[i]!, 0) / teacher.reduce((sum, t) => sum + t * t, 0);
  if (!(ratio > 0))
    return refuse('teacher-silent', 'problem.params.N', 'The teacher is silent on all inputs.', 'Take more inputs or another teacher.');
  const along = teacher.map((t) => ratio * t);
  const invariant = distance(image, along) <= INVARIANT * Math.hypot(...along);
  const scale = invariant ? Math.sqrt(Math.hypot(...teacher)) : flattestScale(teacher, moments);
  return accept<Loss>({
    ...frame(teacher, scale, params),
    ...empiricalCalculus(teacher, inputs),
    ...(invariant ? inPlane(teacher, EMPIRICAL_NOTE) : {}),
  });
}

/** What all inputs share; the flattest minimum is (v, t/v). */
function frame(teacher: Float64Array, v: number, params: Params) {
  return {
    dimension: teacher.length + 1,
    coordinates: ['v', ...Array.from(teacher, (_, i) => `w${i + 1}`)],
    minimaOnManifold: true,
    minima: () => [Float64Array.of(v, ...teacher.map((t) => t / v))],
    start: () => statedStart(teacher, params),
    observables: observablesOf(teacher),
  };
}

/** The line on which v and w, along the teacher, move together. */
function inPlane(teacher: Float64Array, flipNote: string) {
  const unit = unitOf(teacher);
  return { flipDirection: () => Float64Array.of(Math.SQRT1_2, ...unit.map((t) => t * Math.SQRT1_2)), flipNote };
}

function statedStart(teacher: Float64Array, params: Params): Float64Array {
  const epsilon = params['epsilon'] as number;
  const angle = params['angle'] as number;
  const unit = unitOf(teacher);
  const across = anyAcross(unit);
  // Exact where the angle is right: the paper's start is w₀ = (0, 0.1).
  const [along, off] = angle === 90 ? [0, 1] : [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)];
  return Float64Array.of(epsilon, ...unit.map((t, i) => epsilon * (along * t + off * across[i]!)));
}

/** |w|; w along the teacher and its distance from it; v − w along; the angle of w and the teacher in radians. */
function observablesOf(teacher: Float64Array): Observables {
  const unit = unitOf(teacher);
  return {
    names: ['|w|', 'w_along', 'w_perp', 'imbalance', 'angle'],
    fill(x, out) {
      let along = 0;
      for (let i = 0; i < unit.length; i++) along += x[i + 1]! * unit[i]!;
      let square = 0;
      for (let i = 0; i < unit.length; i++) square += (x[i + 1]! - along * unit[i]!) ** 2;
      const off = Math.sqrt(square);
      out[0] = Math.hypot(along, off);
      out[1] = along;
      out[2] = off;
      out[3] = Math.abs(x[0]! - along);
      out[4] = Math.atan2(off, along);
    },
  };
}

function unitOf(teacher: Float64Array): Float64Array {
  const length = Math.hypot(...teacher);
  return teacher.map((t) => t / length);
}
