/** A formula as a list of assignments in some language: shared sub-expressions are computed once, short ones written in place. */
import type { Dag, DagNode, FunctionName } from '../../engine/dag';
import { reachable } from '../differentiate';

export interface Language {
  number(value: number): string;
  call(name: FunctionName, a: string): string;
  /** a to a whole or any power. */
  power(a: string, b: string): string;
  extreme(name: 'max' | 'min', a: string, b: string): string;
}

export interface Statements {
  /** Assignments in order: temporary name and expression. */
  readonly assignments: readonly { readonly name: string; readonly value: string }[];
  /** One expression per root. */
  readonly results: readonly string[];
}

const SIGNS = { add: '+', subtract: '-', multiply: '*', divide: '/' } as const;
/** Longer expressions get a name of their own. */
const LONGEST = 64;

/** `variables` and `parameters` are the names in the language; temporaries are `prefix` and a number. */
export function statementsOf(
  dag: Dag,
  roots: readonly number[],
  language: Language,
  {
    variables,
    parameters,
    prefix,
  }: { readonly variables: readonly string[]; readonly parameters: readonly string[]; readonly prefix: string },
): Statements {
  const wanted = neededBy(dag, roots);
  const uses = new Int32Array(wanted.length);
  wanted.forEach((is, index) => {
    if (is) for (const child of childrenOf(dag.nodes[index]!)) uses[child]!++;
  });
  const assignments: { name: string; value: string }[] = [];
  const text: string[] = [];
  wanted.forEach((is, index) => {
    if (!is) return;
    const node = dag.nodes[index]!;
    const value = expressionOf(node, text, language, variables, parameters);
    const inner = childrenOf(node).length > 0;
    if (inner && (uses[index]! > 1 || value.length > LONGEST)) {
      const name = `${prefix}${assignments.length + 1}`;
      assignments.push({ name, value });
      text[index] = name;
    } else text[index] = value;
  });
  return { assignments, results: roots.map((root) => text[root]!) };
}

function neededBy(dag: Dag, roots: readonly number[]): readonly boolean[] {
  const wanted = new Array<boolean>(Math.max(...roots) + 1).fill(false);
  for (const root of roots) reachable(dag.nodes, root).forEach((is, index) => (wanted[index] ||= is === 1));
  return wanted;
}

function childrenOf(node: DagNode): readonly number[] {
  return 'b' in node ? [node.a, node.b] : 'a' in node ? [node.a] : [];
}

function expressionOf(
  node: DagNode,
  text: readonly string[],
  language: Language,
  variables: readonly string[],
  parameters: readonly string[],
): string {
  switch (node.op) {
    case 'number':
      return node.value < 0 || Object.is(node.value, -0) ? `(${language.number(node.value)})` : language.number(node.value);
    case 'variable':
      return variables[node.index]!;
    case 'parameter':
      return parameters[node.index]!;
    case 'negate':
      return `(-${text[node.a]!})`;
    case 'apply':
      return language.call(node.name, bare(text[node.a]!));
    case 'power':
      return language.power(text[node.a]!, text[node.b]!);
    case 'max':
    case 'min':
      return language.extreme(node.op, bare(text[node.a]!), bare(text[node.b]!));
    default:
      return `(${text[node.a]!} ${SIGNS[node.op]} ${text[node.b]!})`;
  }
}

/** Without parentheses that enclose the whole expression. */
export function bare(expression: string): string {
  if (!expression.startsWith('(')) return expression;
  let depth = 0;
  for (let i = 0; i < expression.length; i++) {
    if (expression[i] === '(') depth++;
    if (expression[i] === ')') depth--;
    if (depth === 0) return i === expression.length - 1 ? expression.slice(1, -1) : expression;
  }
  return expression;
}
