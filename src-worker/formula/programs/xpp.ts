/** The map for XPPAUT: a discrete system, run in silent mode it writes output.dat. */
import type { SystemFile } from '../../../src-shared/formula-reading';
import type { FunctionName } from '../../engine/dag';
import { withDerivatives } from './derivatives';
import { renamed, safeNames } from './names';
import { bare, type Language, statementsOf } from './statements';
import type { DescentSystem } from './system';

const XPP: Readonly<Partial<Record<FunctionName, (a: string) => string>>> = {
  log: (a) => `ln(${a})`,
  expm1: (a) => `(exp(${a})-1)`,
  log1p: (a) => `ln(1+${a})`,
  sigmoid: (a) => `(1/(1+exp(-(${a}))))`,
  softplus: (a) => `(max(${a},0)+ln(1+exp(-abs(${a}))))`,
  relu: (a) => `max(${a},0)`,
  step: (a) => `heav(${a})`,
};

const language: Language = {
  number: (value) => String(value),
  call: (name, a) => XPP[name]?.(a) ?? `${name}(${a})`,
  power: (a, b) => `(${a}^${b})`,
  extreme: (name, a, b) => `${name}(${a},${b})`,
};

/** Steps XPPAUT is asked to store. */
const MOST_STEPS = 100_000;

export function xppFiles({ name, title, loss, etas, start, steps }: DescentSystem): readonly SystemFile[] {
  const { dag, gradient } = withDerivatives(loss);
  const variables = safeNames(dag.variables, 'u');
  const parameters = safeNames(dag.parameters, 'p');
  const { assignments, results } = statementsOf(dag, gradient, language, { variables, parameters, prefix: 'w' });
  const total = Math.min(steps, MOST_STEPS);
  const rate = etas.length === 1 ? 'eta' : 'rate';
  const lines = [
    `# ${title}`,
    '# Gradient descent x -> x - eta*grad f(x). Silent run: xppaut ' +
      `${name}.ode -silent (writes output.dat: t, ${variables.join(', ')})`,
    ...[...renamed(dag.variables, variables), ...renamed(dag.parameters, parameters)].map((text) => `# ${text}`),
    ...dag.parameters.map((_, i) => `par ${parameters[i]}=${loss.parameters[i]!}`),
    ...(etas.length === 1 ? [`par eta=${etas[0]!}`] : [`rate=${schedule(etas)}`]),
    ...assignments.map((one) => `${one.name}=${bare(one.value).replaceAll(' ', '')}`),
    ...variables.map((one, i) => `${one}'=${one}-${rate}*${results[i]!.replaceAll(' ', '')}`),
    ...variables.map((one, i) => `init ${one}=${start[i]!}`),
    `@ meth=discrete,total=${total},maxstor=${total + 10},bounds=1e9`,
    `@ xp=t,yp=${variables[0]},xlo=0,xhi=${total},ylo=-2,yhi=2`,
    'done',
    '',
  ];
  return [{ name: `${name}.ode`, text: lines.join('\n') }];
}

/** η of step t of a periodic schedule, as nested conditions. */
function schedule(etas: readonly number[]): string {
  return etas
    .slice(1)
    .reduceRight((rest, _, k) => `(if(mod(t,${etas.length})<${k + 0.5})then(${etas[k]!})else(${rest}))`, String(etas.at(-1)!));
}
