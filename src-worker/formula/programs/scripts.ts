/** The map as a script for Python with NumPy, and for Julia. */
import type { SystemFile } from '../../../src-shared/formula-reading';
import type { FunctionName } from '../../engine/dag';
import { withDerivatives } from './derivatives';
import { renamed, safeNames } from './names';
import { bare, type Language, statementsOf } from './statements';
import type { DescentSystem } from './system';

type Functions = Readonly<Partial<Record<FunctionName, (a: string) => string>>>;

const PYTHON: Functions = {
  asin: (a) => `np.arcsin(${a})`,
  acos: (a) => `np.arccos(${a})`,
  atan: (a) => `np.arctan(${a})`,
  sigmoid: (a) => `(1/(1 + np.exp(-(${a}))))`,
  softplus: (a) => `np.logaddexp(0, ${a})`,
  relu: (a) => `np.maximum(${a}, 0)`,
  step: (a) => `np.heaviside(${a}, 0)`,
  erf: (a) => `math.erf(${a})`,
};

const JULIA: Functions = {
  sigmoid: (a) => `(1/(1 + exp(-(${a}))))`,
  softplus: (a) => `(max(${a}, 0.0) + log1p(exp(-abs(${a}))))`,
  relu: (a) => `max(${a}, 0.0)`,
  step: (a) => `Float64(${a} > 0)`,
};

const python: Language = {
  number: (value) => String(value),
  call: (name, a) => PYTHON[name]?.(a) ?? `np.${name}(${a})`,
  power: (a, b) => `(${a}**${b})`,
  extreme: (name, a, b) => `np.${name}imum(${a}, ${b})`,
};

const julia: Language = {
  number: (value) => (Number.isInteger(value) && !String(value).includes('e') ? `${value}.0` : String(value)),
  call: (name, a) => JULIA[name]?.(a) ?? `${name}(${a})`,
  // A whole literal power is exact by multiplication.
  power: (a, b) => `(${a}^${b.endsWith('.0') ? b.slice(0, -2) : b})`,
  extreme: (name, a, b) => `${name}(${a}, ${b})`,
};

interface Parts {
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
  readonly notes: readonly string[];
  readonly value: ReturnType<typeof statementsOf>;
  readonly gradient: ReturnType<typeof statementsOf>;
}

function partsOf({ loss }: DescentSystem, language: Language): Parts {
  const { dag, value, gradient } = withDerivatives(loss);
  const variables = safeNames(dag.variables, 'x');
  const parameters = safeNames(dag.parameters, 'p');
  const names = { variables, parameters, prefix: 'w' };
  return {
    variables,
    parameters,
    notes: [...renamed(dag.variables, variables), ...renamed(dag.parameters, parameters)],
    value: statementsOf(dag, [value], language, names),
    gradient: statementsOf(dag, gradient, language, names),
  };
}

export function pythonFiles(system: DescentSystem): readonly SystemFile[] {
  const { name, title, loss, etas, start, steps, orbit } = system;
  const { variables, parameters, notes, value, gradient } = partsOf(system, python);
  const unpack = `    ${variables.join(', ')}${variables.length === 1 ? ',' : ''} = x`;
  const lines = [
    `"""${title}: gradient descent x -> x - eta*grad f(x) and its two-step map."""`,
    ...notes.map((note) => `# ${note}`),
    'import math',
    '',
    'import numpy as np',
    '',
    ...parameters.map((one, i) => `${one} = ${loss.parameters[i]!}`),
    `ETAS = [${etas.join(', ')}]  # learning rates of one period of the schedule`,
    `START = np.array([${start.join(', ')}], dtype=float)`,
    `STEPS = ${steps}`,
    `PERIOD = ${orbit.period}  # of the orbit the run settles on`,
    '',
    '',
    'def loss(x):',
    unpack,
    ...value.assignments.map((one) => `    ${one.name} = ${bare(one.value)}`),
    `    return ${bare(value.results[0]!)}`,
    '',
    '',
    'def gradient(x):',
    unpack,
    ...gradient.assignments.map((one) => `    ${one.name} = ${bare(one.value)}`),
    `    return np.array([${gradient.results.map(bare).join(', ')}], dtype=float)`,
    '',
    '',
    'def step(x, t):',
    '    return x - ETAS[t % len(ETAS)] * gradient(x)',
    '',
    '',
    'def run(steps=STEPS):',
    '    x = START.copy()',
    '    path = [x]',
    '    for t in range(steps):',
    '        x = step(x, t)',
    '        path.append(x)',
    '    return np.array(path)',
    '',
    '',
    'if __name__ == "__main__":',
    '    path = run()',
    '    one = np.linalg.norm(path[1:] - path[:-1], axis=1)',
    '    two = np.linalg.norm(path[2:] - path[:-2], axis=1)',
    '    print("last iterates:")',
    '    for x in path[-max(2, PERIOD):]:',
    '        print(" ".join(repr(float(value)) for value in x))',
    '    print("one-step distance", one[-1] if len(one) else None)',
    '    print("two-step distance", two[-1] if len(two) else None)',
    '    print("loss", float(loss(path[-1])))',
    '',
  ];
  return [{ name: `${name}.py`, text: lines.join('\n') }];
}

export function juliaFiles(system: DescentSystem): readonly SystemFile[] {
  const { name, title, loss, etas, start, steps, orbit } = system;
  const { variables, parameters, notes, value, gradient } = partsOf(system, julia);
  const unpack = `    ${variables.join(', ')}${variables.length === 1 ? ',' : ''} = x`;
  const usesErf = loss.dag.nodes.some((node) => node.op === 'apply' && node.name === 'erf');
  const lines = [
    `# ${title}: gradient descent x -> x - eta*grad f(x) and its two-step map.`,
    ...notes.map((note) => `# ${note}`),
    'using LinearAlgebra',
    ...(usesErf ? ['using SpecialFunctions # erf; add the package once with ] add SpecialFunctions'] : []),
    '',
    ...parameters.map((one, i) => `const ${one} = ${julia.number(loss.parameters[i]!)}`),
    `const ETAS = [${etas.map((eta) => julia.number(eta)).join(', ')}] # learning rates of one period of the schedule`,
    `const START = [${start.map((value) => julia.number(value)).join(', ')}]`,
    `const STEPS = ${steps}`,
    `const PERIOD = ${orbit.period} # of the orbit the run settles on`,
    '',
    'function loss(x)',
    unpack,
    ...value.assignments.map((one) => `    ${one.name} = ${bare(one.value)}`),
    `    return ${bare(value.results[0]!)}`,
    'end',
    '',
    'function gradient(x)',
    unpack,
    ...gradient.assignments.map((one) => `    ${one.name} = ${bare(one.value)}`),
    `    return [${gradient.results.map(bare).join(', ')}]`,
    'end',
    '',
    'descend(x, t) = x - ETAS[mod1(t, length(ETAS))] * gradient(x)',
    '',
    'function run(steps = STEPS)',
    '    path = [START]',
    '    for t in 1:steps',
    '        push!(path, descend(path[end], t))',
    '    end',
    '    return path',
    'end',
    '',
    'path = run()',
    'println("last iterates:")',
    'foreach(println, path[max(1, end - max(2, PERIOD) + 1):end])',
    'length(path) > 2 && println("two-step distance ", norm(path[end] - path[end - 2]))',
    'println("loss ", loss(path[end]))',
    '',
  ];
  return [{ name: `${name}.jl`, text: lines.join('\n') }];
}
