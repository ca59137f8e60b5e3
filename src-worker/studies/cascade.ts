/** Study `cascade`: the period-doubling cascade of a one-dimensional loss to period 128. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Cell, FindingFact, Findings } from '../../src-shared/study';
import { type Cascade, type Doubling, etaFamily, followCascade } from '../analysis/continuation';
import { accumulationPoint } from '../analysis/doubling';
import { flipAt } from '../analysis/flip';
import { referenceMinimum } from '../analysis/minima';
import { largest } from '../engine/norms';
import { lengthScale } from './orbit-start';
import type { Study, StudyHost, StudyInput } from './study';

/** OEIS A006890. */
const FEIGENBAUM = 4.66920160910299;
const LARGEST_K = 8;

export const cascade: Study = {
  info: {
    id: 'cascade',
    title: 'Period-doubling cascade',
    description:
      'Follows the minimum to its flip at η_c, the 2-cycle to its own flip, and so on up to period 128; superstable cycles, the ratios of the gaps beside Feigenbaum’s δ, and the accumulation point, the onset of chaos.',
    source: 'Feigenbaum 1978; Kuznetsov, Elements of Applied Bifurcation Theory, chapter 4',
    options: [
      {
        kind: 'choice',
        id: 'longest',
        label: 'Longest period',
        description: 'The last cycle whose doubling is located',
        default: '128',
        choices: ['4', '8', '16', '32', '64', '128'].map((value) => ({ value, label: value })),
      },
    ],
    dimensions: [1, 1],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, start, options } = input;
  const minimum = referenceMinimum(loss, start);
  if (minimum === null)
    return refuse('no-reference-minimum', 'start', 'No minimum was found from this start.', 'Choose a start nearer to one.');
  const { etaC } = minimum;
  const x = Float64Array.from(minimum.x);
  const length = lengthScale(loss, x, start);
  const limits = { low: 0.1 * etaC, high: LARGEST_K * etaC, points: 2_000, step: 0.05, size: 1e4 * Math.max(length, largest(x)) };
  const found = followCascade(etaFamily(loss), x, 0.4 * etaC, length, Number(options['longest']), limits, host);
  const stopped = found.ending === 'stopped';
  const flip = flipAt(loss, minimum);
  const K = found.doublings.map((one) => one.flip / etaC);
  const limit = stopped || found.doublings.length < 3 ? null : sameCascade(accumulationPoint(loss, minimum), K);
  return accept({
    title: 'Period-doubling cascade',
    sentences: sentences(found, flip.kind, K),
    facts: facts(K, limit, flip.c),
    tables: [
      {
        title: 'Doublings',
        columns: ['from', 'to', 'K', 'η', 'estimated error of K', 'ratio of gaps', 'superstable at K', 'x there', 'symmetry lost at K'],
        rows: found.doublings.map((one, k) => row(one, K, k, etaC)),
      },
    ],
    plots: plots(found, K, etaC),
    stopped,
  });
}

const ENDINGS: Readonly<Record<Cascade['ending'], string>> = {
  complete: 'The cascade was followed to the period asked for.',
  'no-flip': `The last orbit has no flip below K = ${LARGEST_K}, or was lost before it: there is no further doubling on this branch.`,
  'not-found': 'Beyond the last doubling no orbit of the doubled period was found.',
  subcritical: 'The orbit born at the last flip is unstable (subcritical): no stable orbit takes over there, and the cascade ends.',
  stopped: 'Stopped before the end.',
};

function sentences({ doublings, ending }: Cascade, kind: string, K: readonly number[]): string[] {
  const first = `${doublings.length} doublings were located, from period 1 to ${2 * (doublings.at(-1)?.period ?? 1)}. ${ENDINGS[ending]}`;
  const near = K.length >= 4 ? `The gaps shrink by ${short(ratio(K, K.length - 1)!)} at the end; Feigenbaum’s constant is 4.6692.` : null;
  const criticality = `The flip at η_c is ${kind}.`;
  return near === null ? [first, criticality] : [first, criticality, near];
}

function facts(K: readonly number[], limit: number | null, c: number | null): FindingFact[] {
  return [
    { name: 'Flip coefficient c', value: c, note: 'Positive: a stable 2-cycle above η_c' },
    {
      name: 'Accumulation point K∞, from superstable cycles',
      value: limit,
      note: limit === null ? 'Not found by this route' : 'Cycles of the critical point up to period 1024, extrapolated with δ',
    },
    { name: 'Accumulation point K∞, from the flips', value: fromFlips(K), note: 'The last two flips, extrapolated with δ' },
  ];
}

/** The limit from superstable cycles, if it is that of these flips: the critical point may lie on cycles of another cascade. */
function sameCascade(limit: number | null, K: readonly number[]): number | null {
  const flips = fromFlips(K);
  return limit !== null && flips !== null && Math.abs(limit - flips) > K.at(-1)! - K.at(-2)! ? null : limit;
}

/** The flips' limit, extrapolated with δ from the last two; null for less than four. */
function fromFlips(K: readonly number[]): number | null {
  const [before, last] = [K.at(-2), K.at(-1)];
  return K.length >= 4 && before !== undefined && last !== undefined ? last + (last - before) / (FEIGENBAUM - 1) : null;
}

/** (K_k − K_{k−1})/(K_{k+1} − K_k) ending at doubling k; null for the first two. */
function ratio(K: readonly number[], k: number): number | null {
  return k < 2 ? null : (K[k - 1]! - K[k - 2]!) / (K[k]! - K[k - 1]!);
}

function row(one: Doubling, K: readonly number[], k: number, etaC: number): Cell[] {
  const { period, flip, uncertainty, superstable, symmetryLost } = one;
  const [at, x] = superstable === null ? [null, null] : [superstable.value / etaC, superstable.x[0]!];
  return [period, 2 * period, K[k]!, flip, uncertainty / etaC, ratio(K, k), at, x, symmetryLost === null ? null : symmetryLost / etaC];
}

function plots({ doublings }: Cascade, K: readonly number[], etaC: number): Findings['plots'] {
  if (doublings.length < 4) return [];
  const end = fromFlips(K)!;
  const stable = doublings.slice(1).map(({ period }, k) => ({
    label: 'stable',
    x: [end - K[k]!, end - K[k + 1]!],
    y: [period, period],
    draw: 'line' as const,
    role: 'stable' as const,
  }));
  const marked = doublings.slice(1).filter(({ superstable }) => superstable !== null);
  const gaps = doublings.slice(1).map(({ period }, k) => ({ period, gap: K[k + 1]! - K[k]! }));
  return [
    {
      kind: 'lines',
      title: 'Where each cycle of the cascade is stable, before the onset of chaos K∞',
      xTitle: 'K∞ − K',
      yTitle: 'period',
      xScale: 'log',
      yScale: 'log',
      lines: [
        ...stable,
        {
          label: 'superstable',
          x: marked.map(({ superstable }) => end - superstable!.value / etaC),
          y: marked.map(({ period }) => period),
          draw: 'points',
          role: 'other',
        },
      ],
    },
    {
      kind: 'lines',
      title: 'Width of the range in which each cycle is stable',
      xTitle: 'period',
      yTitle: 'width in K',
      xScale: 'log',
      yScale: 'log',
      lines: [{ label: 'width', x: gaps.map(({ period }) => period), y: gaps.map(({ gap }) => gap), draw: 'points', role: 'other' }],
    },
  ];
}

function short(value: number): string {
  return String(Number(value.toPrecision(6)));
}
