/** Study `orbits`: distinct periodic orbits at the experiment's learning rate, found by deflated Newton from many starts. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Cell, FindingLine, Findings } from '../../src-shared/study';
import { searchOrbits } from '../analysis/all-orbits';
import { createMap } from '../analysis/map';
import type { FoundOrbit } from '../analysis/orbit';
import { stepResidual } from '../analysis/multiple-shooting';
import { referenceMinimum } from '../analysis/minima';
import { stream } from '../engine/random';
import { lengthScale } from './orbit-start';
import type { Study, StudyHost, StudyInput } from './study';

const MOST = 32;

export const orbits: Study = {
  info: {
    id: 'orbits',
    title: 'Periodic orbits',
    description:
      'Looks for up to 32 distinct periodic orbits, stable or not, at the learning rate of the experiment. In one variable sign changes are scanned first; then Newton with deflation starts from many points of a box.',
    source: 'P. E. Farrell, Á. Birkisson, S. W. Funke: Deflation techniques for finding distinct solutions, SIAM J. Sci. Comput. 37 (2015)',
    options: [
      {
        kind: 'number',
        id: 'period',
        label: 'Period',
        description: 'Largest period looked for',
        default: 4,
        min: 1,
        max: 128,
        whole: true,
      },
      {
        kind: 'choice',
        id: 'which',
        label: 'Periods',
        description: 'All periods up to it, or only exactly this one',
        default: 'up-to',
        choices: [
          { value: 'up-to', label: 'up to the period' },
          { value: 'exact', label: 'exactly the period' },
        ],
      },
      {
        kind: 'numbers',
        id: 'box',
        label: 'Box',
        description: 'low, high for each coordinate in turn; one pair for all; empty = around the reference minimum and the start',
        default: [],
        min: -1e9,
        max: 1e9,
        minLength: 0,
        maxLength: 16,
      },
      {
        kind: 'number',
        id: 'starts',
        label: 'Starts',
        description: 'Number of starts of Newton',
        default: 400,
        min: 1,
        max: 100_000,
        whole: true,
      },
    ],
    dimensions: [1, 8],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas, options, seed } = input;
  const box = boxOf(input);
  if (!box.ok) return box;
  const map = createMap(loss, etas);
  let stopped = false;
  const watched = { stop: () => (stopped ||= host.stop()), progress: host.progress };
  const period = options['period'] as number;
  const search = { period, exact: options['which'] === 'exact', box: box.value, starts: options['starts'] as number, most: MOST };
  // Stream 2: 0 and 1 belong to the start.
  const { orbits: found, tried } = searchOrbits(map, search, stream(seed, 2), watched);
  const stable = found.filter(({ orbit }) => orbit.stable === true).length;
  const neutral = found.some(({ orbit }) => orbit.neutral > 0);
  const pass = etas.length > 1 ? ` Periods count passes of the schedule of ${etas.length} learning rates.` : '';
  return accept({
    title: `Periodic orbits of period ${search.exact ? '' : 'up to '}${period}`,
    sentences: [
      `${found.length} distinct orbits were found (${stable} of them stable) from ${tried} starts; the list is never called complete.${found.length >= MOST ? ` The search ended at ${MOST}.` : ''}${pass}`,
      ...(neutral
        ? [
            'Some orbits lie in families (a few stand for each): their multipliers equal to 1 are neutral directions along the family, not a bifurcation; “stable” then means across it.',
          ]
        : []),
    ],
    facts: [],
    tables: [
      {
        title: 'Orbits',
        columns: [
          'orbit',
          'period',
          'stable',
          'largest |multiplier|',
          'multipliers',
          'neutral',
          'residual of F^p',
          'residual of a step',
          ...loss.coordinates,
        ],
        rows: found.map((one, k) => row(one, k, stepResidual(map, one))),
      },
    ],
    plots: [
      {
        kind: 'lines',
        title: 'Points of the orbits found, by period',
        xTitle: 'period',
        yTitle: loss.coordinates[0]!,
        xScale: 'linear',
        yScale: 'linear',
        lines: [pointsOf(found, 'stable'), pointsOf(found, 'unstable'), pointsOf(found, 'other')].filter(({ x }) => x.length > 0),
      },
      ...(loss.dimension === 2
        ? [
            {
              kind: 'lines' as const,
              title: 'Points of the orbits found, in the plane',
              xTitle: loss.coordinates[0]!,
              yTitle: loss.coordinates[1]!,
              xScale: 'linear' as const,
              yScale: 'linear' as const,
              lines: [planeOf(found, 'stable'), planeOf(found, 'unstable'), planeOf(found, 'other')].filter(({ x }) => x.length > 0),
            },
          ]
        : []),
    ],
    stopped,
  });
}

/** [low, high] per coordinate: as given, or around the reference minimum, the start and its mirror image. */
function boxOf({ loss, start, options }: StudyInput): Answer<readonly (readonly [number, number])[]> {
  const given = options['box'] as readonly number[];
  const n = loss.dimension;
  if (given.length === 0) {
    const x = Float64Array.from(referenceMinimum(loss, start)?.x ?? start);
    const reach = 1.5 * lengthScale(loss, x, start);
    return accept(Array.from(x, (value, i) => [Math.min(value, start[i]!) - reach, Math.max(value, start[i]!) + reach] as const));
  }
  if (given.length !== 2 && given.length !== 2 * n)
    return refuse('box-length', 'options.box', `The box has ${given.length} numbers.`, `Give low and high once, or ${2 * n} numbers.`);
  const box = Array.from(
    { length: n },
    (_, i) => (given.length === 2 ? [given[0]!, given[1]!] : [given[2 * i]!, given[2 * i + 1]!]) as [number, number],
  );
  if (box.some(([low, high]) => !(low < high)))
    return refuse('box-empty', 'options.box', 'The box is empty in a coordinate.', 'Every low must be less than its high.');
  return accept(box);
}

function row({ orbit, dominant }: FoundOrbit, k: number, step: number): Cell[] {
  const multipliers = orbit.multipliers.map(({ re, im }) =>
    im === 0 ? short(re) : `${short(re)} ${im < 0 ? '−' : '+'} ${short(Math.abs(im))}i`,
  );
  const stable = orbit.stable === null ? 'too close to tell' : orbit.stable ? 'yes' : 'no';
  return [k + 1, orbit.period, stable, dominant, multipliers.join(', '), orbit.neutral, orbit.residual, step, ...orbit.points[0]!];
}

function short(value: number): string {
  return String(Number(value.toPrecision(8))).replace('-', '−');
}

type Role = 'stable' | 'unstable' | 'other';

function of(found: readonly FoundOrbit[], role: Role): readonly FoundOrbit[] {
  return found.filter(({ orbit }) => (orbit.stable === null ? 'other' : orbit.stable ? 'stable' : 'unstable') === role);
}

const NAMES = { stable: 'stable', unstable: 'unstable', other: 'too close to tell' } as const;

function pointsOf(found: readonly FoundOrbit[], role: Role): FindingLine {
  const pairs = of(found, role).flatMap(({ orbit }) => orbit.points.map(([y]) => [orbit.period, y!] as const));
  return { label: NAMES[role], x: pairs.map(([x]) => x), y: pairs.map(([, y]) => y), draw: 'points', role };
}

function planeOf(found: readonly FoundOrbit[], role: Role): FindingLine {
  const points = of(found, role).flatMap(({ orbit }) => orbit.points);
  return { label: NAMES[role], x: points.map(([x]) => x!), y: points.map(([, y]) => y!), draw: 'points', role };
}
