/** Runs as rows of a table: what the history knows of each, its parameters, metrics and versions. */
import { columnName, READABLE } from '../../src-shared/export/request';
import type { RunsHold } from '../../src-shared/store-contract';
import type { RunRecord } from '../../src-shared/views';
import type { Block, Cell, Column } from './formats/table';

/** Rows written at a time. */
const BLOCK = 1_000;

/** Every cell of a run by the key of its column: built-in, `param:<path>`, `metric:<key>`, `version:<name>`. */
export function runCells(run: RunRecord): ReadonlyMap<string, Cell> {
  const { id, title, status, outcome, period, problem, created, seconds, starred, pinned, note, error, samples } = run;
  const own = {
    run: id,
    title,
    status,
    outcome,
    period,
    problem,
    created,
    seconds,
    starred,
    pinned,
  };
  const cells = new Map<string, Cell>(Object.entries({ ...own, tags: run.tags.join(' '), note, error, samples }));
  for (const [path, value] of Object.entries(run.params)) cells.set(`param:${path}`, value);
  for (const [key, value] of Object.entries(run.metrics)) cells.set(`metric:${key}`, value);
  for (const [key, value] of Object.entries(run.versions)) cells.set(`version:${key}`, value);
  return cells;
}

/** Built-in columns are there whatever the runs are, and have the type they always have. */
const TYPES: Readonly<Record<string, Column['type']>> = {
  run: 'integer',
  title: 'text',
  status: 'text',
  outcome: 'text',
  period: 'integer',
  problem: 'text',
  created: 'text',
  seconds: 'number',
  starred: 'flag',
  pinned: 'flag',
  tags: 'text',
  note: 'text',
  error: 'text',
  samples: 'integer',
};
const ALWAYS = new Set(['run', 'title', 'status', 'problem', 'created', 'starred', 'pinned', 'tags', 'note', 'samples']);

/** Keys of all columns of a table of runs that hold this. */
export function columnKeys({ params, metrics, versions }: RunsHold): readonly string[] {
  const named = (kind: string, keys: readonly string[]) => keys.map((key) => `${kind}:${key}`);
  return [...Object.keys(TYPES), ...named('param', params), ...named('metric', metrics), ...named('version', versions)];
}

/** Looks at all runs before the first is written: which columns there are, of which type, how wide. */
export class RunColumns {
  readonly #seen = new Map<string, { type: Column['type']; runs: number; width: number }>();
  runs = 0;

  add(cells: ReadonlyMap<string, Cell>): void {
    this.runs++;
    for (const [key, cell] of cells) {
      const known = this.#seen.get(key) ?? {
        type: TYPES[key] ?? typeOf(cell),
        runs: 0,
        width: 1,
      };
      this.#seen.set(key, known);
      if (cell === null) continue;
      known.runs++;
      known.width = Math.max(known.width, [...String(cell)].length);
      // A parameter that is a number in one run and a formula in another is text in the table.
      if (TYPES[key] === undefined && known.type !== typeOf(cell)) known.type = 'text';
    }
  }

  /** Keys in the order of the table: what the history shows, then parameters, metrics, versions. */
  get keys(): readonly string[] {
    const order = ['param:', 'metric:', 'version:'];
    const place = (key: string) => order.findIndex((prefix) => key.startsWith(prefix));
    return [...this.#seen.keys()].sort((a, b) => place(a) - place(b));
  }

  /** `wanted`: keys or the names columns have in files, null = all. A key no run has is an empty column, so that a script keeps its columns. */
  columns(wanted: readonly string[] | null): readonly { readonly key: string; readonly column: Column }[] {
    const names = new Map([...this.#seen.keys()].reverse().map((key) => [columnName(key), key]));
    return (wanted ?? this.keys).map((name) => {
      const key = this.#seen.has(name) ? name : (names.get(name) ?? name);
      const seen = this.#seen.get(key);
      const type = seen?.type ?? TYPES[key] ?? 'number';
      const missing = !ALWAYS.has(key) && seen?.runs !== this.runs;
      return {
        key,
        column: {
          name: columnName(key),
          type,
          missing,
          width: seen?.width ?? 1,
        },
      };
    });
  }

  /** Columns for people where none are named: the usual ones that some run has. */
  readable(): readonly string[] {
    return READABLE.filter((key) => (this.#seen.get(key)?.runs ?? 0) > 0);
  }
}

function typeOf(cell: Cell): Column['type'] {
  return typeof cell === 'string' ? 'text' : typeof cell === 'boolean' ? 'flag' : 'number';
}

export async function* runBlocks(runs: AsyncIterable<RunRecord>, columns: ReturnType<RunColumns['columns']>): AsyncGenerator<Block> {
  let cells = columns.map((): Cell[] => []);
  const first = () => cells[0]?.length ?? 0;
  for await (const run of runs) {
    const own = runCells(run);
    for (const [index, { key, column }] of columns.entries()) {
      const cell = own.get(key) ?? null;
      cells[index]!.push(column.type === 'text' && cell !== null ? String(cell) : cell);
    }
    if (first() < BLOCK) continue;
    yield { count: BLOCK, cells };
    cells = columns.map(() => []);
  }
  if (first() > 0) yield { count: first(), cells };
}
