/** Study `precision`: is the verdict on a run an effect of rounding? */
import { accept, type Answer } from '../../src-shared/answer';
import type { Cell, Findings } from '../../src-shared/study';
import { createMap, type GradientMap } from '../analysis/map';
import { preciseDescent } from '../analysis/precise-descent';
import { nudged } from '../analysis/robustness';
import { judge, type Verdict } from '../analysis/verdict';
import { dd, type DoubleDouble, subtract } from '../engine/double-double';
import { largest } from '../engine/norms';
import type { Study, StudyHost, StudyInput } from './study';

const BETWEEN_STOPS = 256;
const MOST_STEPS = 1_000_000;

export const precision: Study = {
  info: {
    id: 'precision',
    title: 'Precision check',
    description:
      'Judges the run again from starts moved by one unit in the last place, and with all arithmetic in double-double (about 32 digits). A verdict is robust if all agree.',
    source: 'Dekker 1971 (double-double arithmetic)',
    options: [
      {
        kind: 'number',
        id: 'steps',
        label: 'Steps',
        description: 'Steps run in double-double, about 1000 times slower than in doubles; at most the experiment’s',
        default: 20_000,
        min: 10,
        max: MOST_STEPS,
        whole: true,
      },
    ],
    dimensions: [1, 2],
    problems: null,
  },
  run,
};

interface Rerun {
  readonly name: string;
  readonly verdict: Verdict | null;
  readonly end: Float64Array;
  readonly note: string;
}

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas, start } = input;
  const steps = Math.min(input.steps, Number(input.options['steps']));
  const map = createMap(loss, etas);
  const as = (name: string, from: Float64Array, note: string): Rerun => rerun(map, name, from, steps, input.divergenceBound, note, host);
  const runs: Rerun[] = [
    as('doubles', start, 'as the run itself'),
    as('start one unit up', nudged(start, 1), 'every other coordinate one unit in the last place up'),
    as('start one unit down', nudged(start, -1), 'every other coordinate one unit in the last place down'),
  ];
  const precise = preciseRun(input, map, steps, host);
  if (precise) runs.push(precise.run);
  const [own, ...others] = runs;
  const told = others.filter(({ verdict }) => verdict !== null);
  const agree = told.filter(({ verdict }) => wordOf(verdict) === wordOf(own!.verdict));
  const robust = own!.verdict !== null && told.length === others.length && agree.length === told.length;
  const sentences = [
    robust
      ? `Robust: all ${runs.length} computations say “${wordOf(own!.verdict)}”.`
      : `Not robust: ${agree.length + 1} of ${runs.length} computations say “${wordOf(own!.verdict)}”.`,
    ...(precise ? precise.sentences : ['The loss states no formula, so that double-double arithmetic cannot be used here.']),
  ];
  const rows: Cell[][] = runs.map(({ name, verdict, end, note }) => [name, wordOf(verdict), ...Array.from(end), note]);
  return accept({
    title: 'Precision check',
    sentences,
    facts: [{ name: 'Steps compared', value: steps, note: 'then judged by solving, as a run is' }],
    tables: [
      {
        title: 'The same run computed differently',
        columns: ['computation', 'outcome', ...loss.coordinates.map((name) => `${name} at the end`), 'note'],
        rows,
      },
    ],
    plots: [],
    stopped: host.stop(),
  });
}

function rerun(map: GradientMap, name: string, from: Float64Array, steps: number, bound: number, note: string, host: StudyHost): Rerun {
  const x = from.slice();
  const pass = map.etas.length;
  for (let t = 0; t < steps; t += pass) {
    if ((t / pass) % BETWEEN_STOPS === 0 && host.stop()) return { name, verdict: null, end: x, note };
    map.advance(x, 1);
    if (!(largest(x) <= bound)) return { name, verdict: leftBound(t, bound), end: x, note };
  }
  return { name, verdict: judge(map, x, () => host.stop()), end: x, note };
}

function preciseRun({ loss, etas, start, divergenceBound }: StudyInput, map: GradientMap, steps: number, host: StudyHost) {
  const descent = preciseDescent(loss);
  if (!descent) return null;
  const note = 'judged from its last iterate rounded to doubles';
  let x: readonly DoubleDouble[] = Array.from(start, (value) => dd(value));
  // Doubles beside it, to see where the two first differ.
  const plain = start.slice();
  let departs: number | null = null;
  let verdict: Verdict | null = null;
  const whole = steps - (steps % etas.length);
  for (let t = 0; t < whole; t++) {
    if (t % BETWEEN_STOPS === 0) {
      if (host.stop()) return { run: { name: 'double-double', verdict: null, end: rounded(x), note }, sentences: [] };
      host.progress(t, steps);
    }
    x = descent.step(x, etas[t % etas.length]!);
    if ((t + 1) % etas.length === 0) map.advance(plain, 1);
    const end = rounded(x);
    if (!(largest(end) <= divergenceBound)) {
      verdict = leftBound(t, divergenceBound);
      break;
    }
    if (departs === null && (t + 1) % etas.length === 0 && !close(end, plain)) departs = t + 1;
  }
  const end = rounded(x);
  verdict ??= judge(map, end, () => host.stop());
  const sentences = [
    departs === null
      ? `The iterates in doubles and in double-double agree to 1e-6 over all ${whole} steps.`
      : `The iterates in doubles and in double-double differ by more than 1e-6 from step ${departs} on: beyond it no single iterate in doubles means anything, only what they do on the whole.`,
    ...collapse(x, plain),
  ];
  return { run: { name: 'double-double', verdict, end, note }, sentences };
}

/** In two variables rounding can put the iterates exactly onto the line x = y, from which they can never leave again. */
function collapse(x: readonly DoubleDouble[], plain: Float64Array): readonly string[] {
  const [a, b] = x;
  if (!a || !b || plain[0] !== plain[1]) return [];
  const apart = Math.abs(subtract(a, b).high);
  return [
    apart === 0
      ? 'Both computations end exactly on the line where the two coordinates are equal.'
      : `In doubles the two coordinates have become exactly equal, while in double-double they still differ by ${apart.toExponential(2)}: whether that line attracts or repels cannot be read off the run in doubles.`,
  ];
}

function rounded(x: readonly DoubleDouble[]): Float64Array {
  return Float64Array.from(x, ({ high }) => high);
}

function close(a: Float64Array, b: Float64Array): boolean {
  return a.every((value, i) => Math.abs(value - b[i]!) <= 1e-6 * Math.max(1, Math.abs(value)));
}

function leftBound(step: number, bound: number): Verdict {
  return { kind: 'diverged', code: 'bound-passed', values: { step, bound }, found: null, lyapunov: null };
}

function wordOf(verdict: Verdict | null): string {
  if (verdict === null) return 'not finished';
  return verdict.kind === 'period-p' ? `period ${verdict.found?.orbit.period ?? '?'}` : verdict.kind;
}
