/** The problem of a case in the program's own words: ids and parameters of reference/kinds.md → those of the catalogue. */
import { defaultParams } from '../../src-shared/catalogue';
import type { ParamValue } from '../../src-shared/spec';
import { problemById } from '../../src-worker/problems';
import type { Case } from './case';

type CaseParams = Readonly<Record<string, unknown>>;
type Own = Record<string, ParamValue>;

const flat = (value: unknown): number[] => [value].flat(3) as number[];

const TRANSLATIONS: Readonly<Record<string, (params: CaseParams, one: Case) => Own>> = {
  formula: ({ expression, variables }) => ({ formula: expression as string, variables: (variables as string[]).join(', ') }),
  'matrix-factorisation': ({ form, C, rank }) => {
    const rows = C as number[][];
    return { form: form as string, target: 'matrix', C: flat(rows), columns: rows[0]!.length, rank: rank as number };
  },
  'teacher-student': ({ seed, ...params }) => ({ ...(params as Own), ...(seed === undefined ? {} : { inputSeed: seed as number }) }),
  'self-stabilisation': (params, one) => ({ ...(params as Own), eta: one.eta! }),
  mlp: ({ layers, data }) => {
    const { x, y } = data as { x: number[]; y: number[] };
    return { hidden: (layers as number[])[1]!, x, y };
  },
};

/** Parameters for the catalogue's problem: those of the case, translated, and the defaults of what it says nothing about. */
export function ownParams(one: Case): Own {
  const problem = problemById(one.problem.id);
  if (problem === null) throw new Error(`no problem ${one.problem.id}`);
  const translate = TRANSLATIONS[one.problem.id];
  const given = translate ? translate(one.problem.params, one) : (one.problem.params as Own);
  const known = problem.info.parameters.map(({ id }) => id);
  const extra = Object.keys(given).filter((id) => !known.includes(id));
  if (extra.length > 0 && !problem.info.freeParameters) throw new Error(`unknown parameters ${extra.join(', ')}`);
  // What must be said is not filled in: a case without a minimum of its own keeps failing loudly.
  if (!translate)
    for (const id of known) if (!(id in given) && !hidden(problem.info.parameters, id, given)) throw new Error(`params.${id} is missing`);
  return { ...(translate ? defaultParams(problem.info) : {}), ...given };
}

function hidden(
  parameters: readonly { id: string; shownWhen?: { parameter: string; values: readonly string[] } }[],
  id: string,
  given: Own,
): boolean {
  const { shownWhen } = parameters.find((parameter) => parameter.id === id)!;
  return shownWhen !== undefined && !shownWhen.values.includes(String(given[shownWhen.parameter]));
}

/** Blocks of a state in the order of the coordinates. */
const BLOCKS = ['v', 'w', 'weights', 'X', 'Y', 'Z'];
const MLP_BLOCKS = ['w', 'b', 'v', 'c'];

/** `init` as the vector x₀. */
export function startOf(one: Case, coordinates: readonly string[]): Float64Array {
  const init = one.init ?? {};
  const values = coordinates.every((name) => typeof init[name] === 'number')
    ? coordinates.map((name) => init[name] as number)
    : (one.problem.id === 'mlp' ? MLP_BLOCKS : BLOCKS).flatMap((block) => (block in init ? flat(init[block]) : []));
  if (values.length !== coordinates.length || !values.every((value) => typeof value === 'number'))
    throw new Error(`init has ${values.length} numbers, the problem ${coordinates.length} coordinates`);
  return Float64Array.from(values);
}
