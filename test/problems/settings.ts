/** Random parameters of any problem, and points where its loss is to be tried. */
import fc from 'fast-check';
import type { ParameterInfo } from '../../src-shared/catalogue';
import { defaultParams } from '../../src-shared/catalogue';
import type { ParamValue, Params } from '../../src-shared/spec';
import type { Loss, Problem } from '../../src-worker/engine/problem';
import { stream } from '../../src-worker/engine/random';

export interface Setting {
  readonly loss: Loss;
  readonly x: Float64Array;
}

/** Values of one parameter: its default, every choice, numbers over a few decades within the bounds. */
function values(parameter: ParameterInfo): fc.Arbitrary<ParamValue> {
  switch (parameter.kind) {
    case 'number': {
      const { default: usual, min, max, whole } = parameter;
      const within = (value: number) => Math.min(max, Math.max(min, value));
      const spread =
        usual === 0 ? fc.double({ min: -2, max: 2, noNaN: true }) : fc.double({ min: -2, max: 2, noNaN: true }).map((e) => usual * 10 ** e);
      const numbers = whole ? fc.integer({ min: Math.max(min, usual - 4), max: Math.min(max, usual + 4) }) : spread.map(within);
      return fc.oneof(fc.constant(usual), numbers);
    }
    case 'choice':
      return fc.constantFrom(...parameter.choices.map(({ value }) => value));
    case 'text':
      return fc.constant(parameter.default);
    case 'numbers': {
      const { default: usual, min, max } = parameter;
      const factors = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: usual.length, maxLength: usual.length });
      const moved = factors.map((all) => usual.map((value, i) => Math.min(max, Math.max(min, value * all[i]!))));
      return fc.oneof(fc.constant(usual), moved);
    }
  }
}

/** The parameters that apply: one that belongs to another choice may be absent, as the check of parameters allows. */
function applying({ info }: Problem, params: Params): Params {
  return Object.fromEntries(
    Object.entries(params).filter(([id]) => {
      const shown = info.parameters.find((parameter) => parameter.id === id)?.shownWhen;
      return !shown || shown.values.includes(String(params[shown.parameter]));
    }),
  );
}

/** The defaults, then the defaults with every other choice in turn. */
export function statedParams(problem: Problem): readonly Params[] {
  const usual = defaultParams(problem.info);
  const others = problem.info.parameters.flatMap((parameter) =>
    parameter.kind === 'choice' ? parameter.choices.map(({ value }) => ({ ...usual, [parameter.id]: value })) : [],
  );
  return [usual, ...others].map((params) => applying(problem, params));
}

function bindings(problem: Problem): fc.Arbitrary<Loss> {
  const random = fc.record(Object.fromEntries(problem.info.parameters.map((parameter) => [parameter.id, values(parameter)])));
  return (
    fc
      .oneof(
        fc.constantFrom(...statedParams(problem)),
        random.map((params) => applying(problem, params)),
      )
      // Rectifiers over many inputs have a kink within every step of a difference: test/problems/teacher-student.test.ts has those.
      .filter(({ inputs }) => inputs !== 'grid' && inputs !== 'samples')
      .map((params) => problem.bind(params))
      .filter((answer) => answer.ok)
      .map((answer) => answer.value)
  );
}

/** The start of the problem at these parameters: the default one where it fits, else drawn. */
export function startFor({ info }: Problem, loss: Loss, seed: number): Float64Array {
  if (info.defaultStart.length === loss.dimension) return Float64Array.from(info.defaultStart);
  if (!loss.start) throw new Error('neither a start of the right length nor one of its own');
  return loss.start(stream(seed, 1));
}

/** A loss with parameters bound and a point of the box, or near the start or a minimum, where it is finite and smooth. */
export function settings(problem: Problem): fc.Arbitrary<Setting> {
  const { box } = problem.info;
  return fc
    .record({
      loss: bindings(problem),
      seed: fc.nat(1000),
      place: fc.constantFrom('box', 'start', 'minimum'),
      shares: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 }),
    })
    .map(({ loss, seed, place, shares }) => {
      const random = stream(seed, 2);
      const start = startFor(problem, loss, seed);
      const minimum = place === 'minimum' ? loss.minima(start)[0] : undefined;
      const around = (centre: Float64Array) => centre.map((value) => value + 0.1 * Math.max(0.1, Math.abs(value)) * random.normal());
      const inBox = Float64Array.from(box, ([low, high], i) => low + shares[i % 8]! * (high - low));
      const x = place === 'box' && box.length === loss.dimension ? inBox : around(minimum ?? start);
      return { loss, x };
    })
    .filter(({ loss, x }) => Number.isFinite(loss.value(x)) && (loss.kinkAt?.(x) ?? null) === null && farFromParallel(loss, x));
}

/** A neuron's weights so far from the teacher's line that differences do not step over it: the loss has no third derivative there. */
function farFromParallel({ observables }: Loss, x: Float64Array): boolean {
  const at = observables?.names.indexOf('w_perp') ?? -1;
  if (!observables || at < 0) return true;
  const out = new Float64Array(observables.names.length);
  observables.fill(x, out);
  return out[at]! > 5e-3;
}

/** A direction of unit length, dimension n. */
export function unitVector(n: number, seed: number): Float64Array {
  const { normal } = stream(seed, 3);
  const v = Float64Array.from({ length: n }, normal);
  const length = Math.hypot(...v);
  return v.map((value) => value / length);
}
