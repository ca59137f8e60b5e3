/** Study `continuation`: branches of orbits in η or a parameter, their special points, and the orbits that leave them. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Findings } from '../../src-shared/study';
import { bifurcationDiagram, etaFamily, type Family, parameterFamily } from '../analysis/continuation';
import { largest } from '../engine/norms';
import { branchFindings } from './branch-findings';
import { lengthScale, orbitToFollow } from './orbit-start';
import type { Study, StudyHost, StudyInput } from './study';

export const continuation: Study = {
  info: {
    id: 'continuation',
    title: 'Continuation of orbits',
    description:
      'Follows a fixed point or a period-p orbit while the learning rate or a parameter changes, stable or not, around turning points; locates flips, folds, points where branches meet and Neimark–Sacker points, and follows the orbits that leave there.',
    source: 'H. B. Keller 1977 (pseudo-arclength); Kuznetsov, Elements of Applied Bifurcation Theory, chapters 4 and 10',
    options: [
      {
        kind: 'text',
        id: 'parameter',
        label: 'Parameter',
        description:
          '“eta” for the learning rate, or the name of a numeric parameter of the problem (the learning rate then keeps its value)',
        default: 'eta',
        maxLength: 40,
      },
      {
        kind: 'number',
        id: 'period',
        label: 'Period',
        description: 'Period of the orbit it starts from; 1 is the reference minimum, longer ones are looked for from the start',
        default: 1,
        min: 1,
        max: 128,
        whole: true,
      },
      {
        kind: 'number',
        id: 'low',
        label: 'From',
        description: 'Least value followed: of K = η/η_c for the learning rate, else of the parameter itself',
        default: 0.5,
        min: -1e9,
        max: 1e9,
      },
      {
        kind: 'number',
        id: 'high',
        label: 'To',
        description: 'Largest value followed, in the same unit',
        default: 1.6,
        min: -1e9,
        max: 1e9,
      },
      {
        kind: 'number',
        id: 'doublings',
        label: 'Doublings',
        description: 'How many period doublings are followed one after the other (periods up to 128)',
        default: 5,
        min: 0,
        max: 7,
        whole: true,
      },
      {
        kind: 'number',
        id: 'step',
        label: 'Longest step',
        description:
          'Longest step along the branch, relative to the size of the orbit and of the parameter; shorter ones are chosen as needed',
        default: 0.03,
        min: 1e-5,
        max: 0.5,
      },
      {
        kind: 'number',
        id: 'points',
        label: 'Points',
        description: 'Most points of one branch',
        default: 600,
        min: 10,
        max: 5000,
        whole: true,
      },
      {
        kind: 'number',
        id: 'coordinate',
        label: 'Coordinate',
        description: 'Which coordinate is drawn, counted from 1',
        default: 1,
        min: 1,
        max: 8,
        whole: true,
      },
    ],
    dimensions: [1, 8],
    problems: null,
  },
  run,
};

/** What is followed: the map's family, the value it starts from, and the unit of the values in the options. */
interface Chosen {
  readonly family: Family;
  readonly value: number;
  readonly unit: number;
  readonly name: string;
  /** How the derivative in the parameter was taken. */
  readonly note: string;
}

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas, start, options } = input;
  const [eta] = etas;
  if (etas.length !== 1 || eta === undefined)
    return refuse('schedule-not-followed', 'rule', 'Continuation needs one constant learning rate.', 'Choose plain gradient descent.');
  const chosen = choose(input, eta);
  if (!chosen.ok) return chosen;
  const { family, value, unit, name, note } = chosen.value;
  const number = (id: string) => options[id] as number;
  const [low, high] = [number('low') * unit, number('high') * unit];
  if (!(low < high)) return refuse('range-empty', 'options.low', 'The range to follow is empty.', '“From” must be less than “To”.');
  if (!(value >= low && value <= high))
    return refuse(
      'start-outside-range',
      'options.low',
      `The experiment's own value ${value / unit} lies outside the range.`,
      'Choose a range that contains it: the orbit is found there first.',
    );
  const found = orbitToFollow(loss, eta, start, number('period'), () => host.stop());
  if (found === null)
    return refuse(
      'orbit-not-found',
      'options.period',
      `No orbit of period ${number('period')} was found from the start.`,
      'Choose a start or a learning rate at which the iterates come to it.',
    );
  const x = Float64Array.from(found.orbit.points[0]!);
  const length = lengthScale(loss, x, start);
  const { neutral } = found.orbit;
  const limits = { low, high, points: number('points'), step: number('step'), size: 1e4 * Math.max(length, largest(x)) };
  const follow = { ...limits, length, doublings: number('doublings'), branches: 24, longestPeriod: 128 };
  const diagram = bifurcationDiagram(family, x, value, found.orbit.period, neutral, follow, host);
  if (diagram === null)
    return refuse('orbit-not-found', 'start', 'Newton does not settle on the orbit.', 'Choose another learning rate or start.');
  const coordinate = Math.min(number('coordinate'), loss.dimension) - 1;
  return accept(
    branchFindings(diagram, family, { name, unit, note, neutral, coordinate, coordinates: loss.coordinates, byEta: name === 'η' }),
  );
}

function choose({ problem, params, loss, etaC, options }: StudyInput, eta: number): Answer<Chosen> {
  const id = String(options['parameter']).trim();
  if (id === 'eta' || id === 'η')
    return accept({ family: etaFamily(loss), value: eta, unit: etaC, name: 'η', note: 'Derivatives in x and η are exact.' });
  const value = Object.hasOwn(params, id) ? params[id] : undefined;
  if (typeof value !== 'number') {
    const known = Object.keys(params).filter((key) => typeof params[key] === 'number');
    return refuse(
      'unknown-parameter',
      'options.parameter',
      `There is no numeric parameter ${id}.`,
      `Choose one of ${['eta', ...known].join(', ')}.`,
    );
  }
  const { family, exact } = parameterFamily(problem, params, id, eta, loss.dimension);
  const how = exact ? 'exact, from the formula of the loss' : 'a central difference of sixth order, which steers the steps only';
  const note = `η keeps its value ${eta}. Derivatives in x are exact; the derivative in ${id} is ${how}.`;
  return accept({ family, value, unit: 1, name: id, note });
}
