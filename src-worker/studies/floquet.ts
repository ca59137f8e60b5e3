/** Study `floquet`: the multipliers of matrix factorisation on the orbit of Theorem 4, block by block, beside the paper's condition. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Multiplier } from '../../src-shared/analysis';
import type { Cell, FindingFact, FindingPlot, Findings, FindingTable } from '../../src-shared/study';
import {
  asymmetricBlock,
  conditionNine,
  correctedCondition,
  largestModulus,
  symmetricBlock,
  symmetricCrossMultiplier,
  topModeCycle,
  topModeMultipliers,
  withoutNeutral,
} from '../analysis/floquet';
import { type Factorisation, factorisationOf } from './factorisation-modes';
import type { Study, StudyHost, StudyInput } from './study';

const MOST_MODES = 64;
const CURVE_POINTS = 400;

export const floquet: Study = {
  info: {
    id: 'floquet',
    title: 'Floquet multipliers of matrix factorisation',
    description:
      'Two-step multipliers on the orbit of Theorem 4 (the top mode on the balanced 2-cycle, every other mode at its minimum with the stated imbalance), for every pair of modes; condition (9) of the paper and the corrected one beside them.',
    source: 'L. Chen, J. Bruna, ICLR 2023 version, Theorems 4 and 7; the multipliers and the correction are derived here (MODEL.md)',
    options: [
      {
        kind: 'choice',
        id: 'orbit',
        label: 'Imbalance',
        description: 'Of the modes that stay at their minimum: Y has ασ, Z has σ/α (asymmetric form only)',
        default: 'start',
        choices: [
          { value: 'start', label: 'α of the start' },
          { value: 'given', label: 'Another α' },
        ],
      },
      {
        kind: 'number',
        id: 'imbalance',
        label: 'α',
        description: 'Imbalance of the orbit',
        default: 0.8,
        min: 0.01,
        max: 100,
        shownWhen: { parameter: 'orbit', values: ['given'] },
      },
    ],
    dimensions: [1, 80_000],
    problems: ['matrix-factorisation'],
  },
  run,
};

interface Setting extends Factorisation {
  readonly eta: number;
  readonly K: number;
  readonly a: number;
  readonly cycle: readonly [number, number];
}

interface Mode {
  readonly index: number;
  readonly tau: number;
  readonly cross: readonly Multiplier[];
  readonly own: readonly Multiplier[];
}

function run({ loss, params, etas, options }: StudyInput, host: StudyHost): Answer<Findings> {
  const [eta] = etas;
  if (eta === undefined || etas.length !== 1)
    return refuse('constant-rate', 'rule', 'The orbit is that of a constant learning rate.', 'Choose plain gradient descent.');
  const factorisation = factorisationOf(loss, params);
  const { sigma, symmetric } = factorisation;
  const K = eta * sigma[0]! ** 2;
  const cycle = topModeCycle(K);
  if (cycle === null)
    return refuse(
      'no-two-cycle',
      'rule.learningRate',
      `At K = ησ₁² = ${round(K)} the top mode has no 2-cycle.`,
      'Choose a learning rate beyond η_c.',
    );
  const a = symmetric ? 1 : ((options['orbit'] === 'given' ? options['imbalance'] : params['alpha']) as number);
  const setting = { ...factorisation, eta, K, a, cycle };
  const modes: Mode[] = [];
  let stopped = false;
  const shown = Math.min(sigma.length, MOST_MODES);
  for (let j = 2; j <= shown && !stopped; j++) {
    modes.push(modeOf(setting, j));
    host.progress(j, shown);
    stopped = host.stop();
  }
  return accept({
    title: `Multipliers at K = ${round(K)}${symmetric ? '' : `, α = ${round(a)}`}`,
    sentences: sentencesOf(setting, modes),
    facts: factsOf(setting),
    tables: [tableOf(setting, modes)],
    plots: [plotOf(setting, modes)],
    stopped,
  });
}

function modeOf({ sigma, eta, a, symmetric }: Setting, j: number): Mode {
  const block = (i: number) => (symmetric ? symmetricBlock(sigma, eta, i, j) : asymmetricBlock(sigma, eta, a, i, j))!;
  return { index: j, tau: sigma[j - 1]! / sigma[0]!, cross: block(1), own: block(j) };
}

const crossModulus = ({ cross }: Mode) => largestModulus(withoutNeutral(cross));
/** At its minimum mode j moves along the manifold with multiplier 1 (asymmetric form); the other one decides. */
const ownModulus = ({ own }: Mode) => largestModulus(own.length > 1 ? withoutNeutral(own) : own);
const stable = (mode: Mode) => crossModulus(mode) < 1 && ownModulus(mode) < 1;

function topIsStable(K: number, symmetric: boolean): boolean {
  const { balanced, imbalance } = topModeMultipliers(K);
  return Math.abs(balanced) < 1 && (symmetric || Math.abs(imbalance) < 1);
}

function tableOf({ K, a, symmetric }: Setting, modes: readonly Mode[]): FindingTable {
  const rows = modes.map((mode): readonly Cell[] => {
    const { index, tau, cross, own } = mode;
    const extra = symmetric ? [symmetricCrossMultiplier(K, tau)] : [conditionNine(K, tau, a), correctedCondition(K, tau, a)];
    return [index, tau, listOf(cross), crossModulus(mode), listOf(own), ...extra, stable(mode) ? 'stable' : 'unstable'];
  });
  const conditions = symmetric ? ['closed form'] : ['(9), at most 2', 'corrected, at most 2'];
  return {
    title: 'Blocks [1, j] and [j, j]; one multiplier 1 of each block [1, j] is the rotation of the factors',
    columns: ['j', 'σ_j/σ₁', 'multipliers [1, j]', 'largest but the 1', 'multipliers [j, j]', ...conditions, 'verdict'],
    rows,
  };
}

function factsOf({ sigma, K, a, cycle, symmetric }: Setting): FindingFact[] {
  const { balanced, imbalance } = topModeMultipliers(K);
  const facts: FindingFact[] = [
    { name: 'K = ησ₁²', value: K, note: '1 at the threshold of the flattest minimum' },
    { name: 'ρ₁σ₁', value: cycle[0] * sigma[0]!, note: 'lower value of the top mode' },
    { name: 'ρ₂σ₁', value: cycle[1] * sigma[0]!, note: 'upper value of the top mode' },
    { name: 'multiplier of the top mode', value: balanced, note: '9 − 2(1 + K)², inside the unit circle for K < √5 − 1' },
  ];
  if (symmetric) return facts;
  const tau = (sigma[1] ?? 0) / sigma[0]!;
  return [
    ...facts,
    { name: 'multiplier of its imbalance', value: imbalance, note: '3 − 2K' },
    { name: 'condition (9)', value: conditionNine(K, tau, a), note: 'of σ₂, to be at most 2; speaks of the initial minimum' },
    {
      name: 'corrected condition',
      value: correctedCondition(K, tau, a),
      note: 'η(σ₁² + max(α², α⁻²)σ₂²), to be at most 2 with (9); not proved',
    },
  ];
}

function sentencesOf(setting: Setting, modes: readonly Mode[]): string[] {
  const { sigma, K, a, cycle, symmetric, residual, zeros } = setting;
  const bad = modes.filter((mode) => !stable(mode));
  const top = topIsStable(K, symmetric);
  const sentences = [
    !top
      ? 'The top mode itself is unstable on this 2-cycle: K is beyond √5 − 1.'
      : bad.length === 0
        ? 'Every block is inside the unit circle, apart from neutral directions: the orbit attracts what starts near it.'
        : `Unstable: ${bad.map(({ index }) => (index === 2 ? 'mode 2' : `mode ${index}`)).join(', ')}. What starts near the orbit leaves it.`,
  ];
  if (symmetric) sentences.push('In the symmetric form every cross mode is stable for K < √8 − 1 = 1.828.');
  else {
    const tau = (sigma[1] ?? 0) / sigma[0]!;
    const nine = conditionNine(K, tau, a) <= 2;
    if (nine && bad.length > 0)
      sentences.push('Condition (9) holds and the orbit is unstable all the same: a counterexample to Theorem 4 as printed.');
    if (!nine && bad.length === 0 && top) sentences.push('Condition (9) fails and the orbit is stable all the same: it is not necessary.');
    const second = Math.max(a, 1 / a) * (sigma[1] ?? 0);
    if (second > cycle[0] * sigma[0]!)
      sentences.push(
        'A second mode is larger than the top mode for part of the time: the largest singular value of a factor then is not the one that oscillates.',
      );
  }
  if (residual) sentences.push('C is not reached at this rank: modes left out add blocks that are not listed.');
  if (zeros > 0) sentences.push(`${zeros} modes of size zero are left out.`);
  if (sigma.length > MOST_MODES) sentences.push(`Modes beyond the first ${MOST_MODES} are left out; they are smaller.`);
  return sentences;
}

/** Largest modulus of block [1, j] against τ at this K and imbalance, and where the modes are. */
function plotOf({ K, a, symmetric }: Setting, modes: readonly Mode[]): FindingPlot {
  const x = Array.from({ length: CURVE_POINTS }, (_, i) => (i + 1) / (CURVE_POINTS + 1));
  const of = (tau: number) =>
    largestModulus(withoutNeutral((symmetric ? symmetricBlock([1, tau], K, 1, 2) : asymmetricBlock([1, tau], K, a, 1, 2))!));
  return {
    kind: 'lines',
    title: 'Cross modes',
    xTitle: 'σ_j/σ₁',
    yTitle: 'largest modulus but the neutral 1',
    xScale: 'linear',
    yScale: 'linear',
    lines: [
      { label: 'cross mode', x, y: x.map(of), draw: 'line', role: 'two-step' },
      { label: 'unit circle', x: [0, 1], y: [1, 1], draw: 'dashed', role: 'eos' },
      { label: 'modes of C', x: modes.map(({ tau }) => tau), y: modes.map(crossModulus), draw: 'points', role: 'stable' },
    ],
  };
}

function listOf(multipliers: readonly Multiplier[]): string {
  return multipliers.map(({ re, im }) => (im === 0 ? round(re) : `${round(re)} ${im > 0 ? '+' : '−'} ${round(Math.abs(im))}i`)).join('; ');
}

function round(value: number): string {
  return String(Number(value.toPrecision(6)));
}
