/**
 * A checked formula as data: a hash-consed directed acyclic graph in topological order (children before parents). Built by
 * src-worker/formula from a user's text or a problem's own; differentiated, evaluated and printed from here, never from text.
 */
export const FUNCTIONS = [
  'exp',
  'expm1',
  'log',
  'log1p',
  'sqrt',
  'sin',
  'cos',
  'tan',
  'asin',
  'acos',
  'atan',
  'sinh',
  'cosh',
  'tanh',
  'sigmoid',
  'softplus',
  'relu',
  'step',
  'abs',
  'sign',
  'erf',
] as const;
/** `step` is the derivative of relu: 0 below and at zero, 1 above. */
export type FunctionName = (typeof FUNCTIONS)[number];

/** Operands are indices of earlier nodes. */
export type DagNode =
  | { readonly op: 'number'; readonly value: number }
  /** Index into `variables`. */
  | { readonly op: 'variable'; readonly index: number }
  /** Index into `parameters`. */
  | { readonly op: 'parameter'; readonly index: number }
  | { readonly op: 'add' | 'subtract' | 'multiply' | 'divide' | 'power' | 'max' | 'min'; readonly a: number; readonly b: number }
  | { readonly op: 'negate'; readonly a: number }
  | { readonly op: 'apply'; readonly name: FunctionName; readonly a: number };

export interface Dag {
  readonly variables: readonly string[];
  readonly parameters: readonly string[];
  readonly nodes: readonly DagNode[];
}

/** One value of a DAG with its parameters bound. */
export interface Expression {
  readonly dag: Dag;
  /** Index of the node that is the value. */
  readonly root: number;
  /** Values of `dag.parameters`, in their order. */
  readonly parameters: readonly number[];
}
