/** A reference case as the file has it, and access to its fields. */
export type Value = number | readonly (number | readonly number[])[];

export interface Case {
  readonly id: string;
  readonly kind: string;
  readonly problem: { readonly id: string; readonly params: Readonly<Record<string, unknown>> };
  readonly args: Readonly<Record<string, unknown>>;
  readonly init: Readonly<Record<string, unknown>> | null;
  readonly eta: number | null;
  readonly value: Value;
  readonly tolerance: { readonly abs?: number; readonly rel?: number };
  readonly order?: string;
  readonly route: string;
  readonly since: number;
}

export function numberArg(one: Case, name: string): number {
  const value = one.args[name];
  if (typeof value !== 'number') throw new Error(`args.${name} is not a number`);
  return value;
}

export function textArg(one: Case, name: string): string {
  const value = one.args[name];
  if (typeof value !== 'string') throw new Error(`args.${name} is not a text`);
  return value;
}

export function etaOf(one: Case): number {
  // The cubic map is gradient descent at η = 1 by its definition.
  if (one.eta === null && one.problem.id === 'cubic-map') return 1;
  if (one.eta === null) throw new Error('the case gives no learning rate');
  return one.eta;
}

/** args.minimum as a vector, or null when absent. */
export function minimumArg(one: Case): Float64Array | null {
  const value = one.args['minimum'];
  return value === undefined ? null : Float64Array.from([value].flat() as number[]);
}
