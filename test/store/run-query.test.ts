import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse, type Query } from '../../src-shared/run-query';
import type { SortBy } from '../../src-shared/views';
import { queriedProject, RUNS, type Known } from './queried-project';

const { store, all: allRuns } = queriedProject();
let all: readonly Known[] = [];
beforeAll(() => void (all = allRuns()), 120_000);

const listed = (filter: string, sort: readonly SortBy[] = [], trash = false) => store.runs({ sort, filter, trash, offset: 0, limit: 1000 });

const low = (text: string) => text.toLowerCase();
const near = (a: number, b: number) => a >= b - Math.abs(b) * 1e-9 && a <= b + Math.abs(b) * 1e-9;

function ordered(a: number | string, operator: string, b: number | string): boolean {
  if (typeof a === 'number' && typeof b === 'number' && (operator === ':' || operator === '=')) return near(a, b);
  if (typeof a === 'number' && typeof b === 'number' && operator === '!=') return !near(a, b);
  return { '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[operator] ?? false;
}

/** The meaning of a filter, said once more without SQL: what the help and the file `run-query/index.ts` promise. */
function holds(query: Query, run: Known): boolean {
  switch (query.kind) {
    case 'all':
      return true;
    case 'and':
      return query.parts.every((part) => holds(part, run));
    case 'or':
      return query.parts.some((part) => holds(part, run));
    case 'not':
      return !holds(query.part, run);
    case 'flag':
      return run[query.flag];
    case 'text': {
      const places = [run.title, run.note, run.problem, run.status, run.outcome ?? '', `period-${run.period ?? '?'}`, ...run.tags];
      return places.some((place) => low(place).includes(low(query.text)));
    }
    case 'has':
      return has(query.key, run);
    case 'compare':
      return comparison(query, run);
  }
}

function has(key: string, run: Known): boolean {
  const name = key.replace(/^(metric|param):/, '');
  switch (key) {
    case 'title':
    case 'note':
    case 'problem':
      return run[key] !== '';
    case 'tag':
      return run.tags.length > 0;
    case 'theorem':
      return Object.keys(run.metrics).some((own) => own.startsWith('theorem.'));
    case 'outcome':
    case 'period':
      return run[key] !== null;
    case 'bytes':
    case 'id':
      return true;
  }
  return run.metrics[name] !== undefined || Object.keys(run.params).some((path) => path === name || path.endsWith(`.${name}`));
}

function comparison({ key, operator, value }: Extract<Query, { kind: 'compare' }>, run: Known): boolean {
  const text = String(value);
  const not = operator === '!=';
  switch (key) {
    case 'title':
    case 'note':
    case 'problem': {
      const same = low(run[key]) === low(text);
      return operator === ':' ? low(run[key]).includes(low(text)) : not ? !same : same;
    }
    case 'tag':
      return run.tags.some((tag) => low(tag) === low(text)) !== not;
    case 'status':
      return (run.status === text) !== not;
    case 'outcome':
      return (run.outcome === text || (run.outcome === 'period-p' && `period-${run.period}` === text)) !== not;
    case 'created': {
      const [own, whole] = [run.created.slice(0, text.length), text];
      return operator === ':' || operator === '=' ? own === whole : not ? own !== whole : ordered(own, operator, whole);
    }
    case 'id':
    case 'period':
    case 'seconds':
    case 'bytes': {
      const own = run[key];
      return own !== null && ordered(own, operator, value);
    }
    default: {
      const name = key.replace(/^(metric|param):/, '');
      const metric = key.startsWith('param:') ? undefined : run.metrics[name];
      if (Object.hasOwn(all[0]!.metrics, name) || name === 'gap' || name === 'twoStepRate')
        return metric !== undefined && ordered(metric, operator, value);
      return Object.entries(run.params).some(
        ([path, own]) => (path === name || path.endsWith(`.${name}`)) && parameter(own, operator, value),
      );
    }
  }
}

function parameter(own: number | string, operator: string, value: number | string): boolean {
  if (typeof own !== typeof value) return false;
  if (typeof own === 'number') return ordered(own, operator, value);
  const same = low(own) === low(String(value));
  return operator === ':' ? low(own).includes(low(String(value))) : operator === '!=' ? !same : same;
}

const TERMS = [
  ...['K>1', 'K>=1.2', 'K<0.5', 'K!=0', 'eta=0.375', 'eta:1', 'finalLoss<1e-6', 'twoStepRate>0.5', 'twoStepRate!=0.5', 'gap>=3'],
  ...['metric:gap=2', 'period:2', 'period>1', 'id<40', 'id!=7', 'seconds>=2', 'bytes:0', 'start.0=0.333333333333'],
  ...['outcome:period-2', 'outcome!=period-4', 'outcome:converged', 'outcome:period-p', 'status:stopped', 'status!=finished'],
  ...['tag:paper', 'tag:draft', 'tag!=paper', 'tag:"figure 3"', 'problem:quart', 'problem=XY', 'problem!=xy', 'title:run', 'title=abc'],
  ...['title!=wider', 'note:FLIP', 'note:"50%"', 'note!=""', 'created>2026-06', 'created<=2026-03-14', 'created:2026-11'],
  ...['created!=2026-02', 'created<2026-05-05T12', 'mu=2', 'mu>0.5', 'mu:large', 'mu!=large', 'mu!=2', 'model:TANH', 'model!=exp'],
  ...['param:problem.params.mu<2', 'seed=3', 'starred', 'pinned', 'flip', 'PAPER', '"K_5%"', '"_"', '"%"', 'period-2', '"no such thing"'],
  ...[
    'has:period',
    'has:tag',
    'has:note',
    'has:title',
    'has:outcome',
    'has:twoStepRate',
    'has:metric:gap',
    'has:mu',
    'has:model',
    '-has:K',
  ],
  ...['has:param:problem.params.mu', 'has:bytes', 'has:theorem', '-has:tag'],
];

describe('filters', () => {
  test.each(TERMS)('%s finds what it says', (term) => {
    const parsed = parse(term);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const page = listed(term);
    const expected = all.filter((run) => holds(parsed.query, run)).map((run) => run.id);
    expect(page.error).toBeNull();
    expect(page.rows.map((row) => row.id)).toEqual(expected);
    expect(page.total).toBe(expected.length);
  });

  test('any combination of them finds what plain JavaScript finds', () => {
    const { text } = fc.letrec<{ text: string }>((tie) => ({
      text: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom(...TERMS),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `${a} ${b}`),
        fc.tuple(tie('text'), tie('text')).map(([a, b]) => `${a} or ${b}`),
        tie('text').map((a) => `-(${a})`),
        tie('text').map((a) => `(${a})`),
      ),
    }));
    fc.assert(
      fc.property(text, (filter) => {
        const parsed = parse(filter);
        if (!parsed.ok) throw new Error(parsed.error.message);
        expect(listed(filter).rows.map((row) => row.id)).toEqual(all.filter((run) => holds(parsed.query, run)).map((run) => run.id));
      }),
      { numRuns: 150 },
    );
  });

  test('a long chain of terms is no deep expression', () => {
    const chain = Array.from({ length: 150 }, (_, k) => `id=${k}`).join(' or ');
    expect(listed(chain).total).toBe(149);
  });

  test('unknown names and kinds that do not fit are pointed at', () => {
    const wrong = listed('K>1 nosuch>3');
    expect(wrong).toMatchObject({ total: 0, rows: [], error: { from: 4, to: 12 } });
    expect(wrong.error?.message).toContain('nosuch');
    expect(listed('K>1 has:nosuch').error).toMatchObject({ from: 4, to: 14 });
    expect(listed('gap:wide').error).toMatchObject({ from: 0, to: 8 });
    expect(listed('(K>1').error).toMatchObject({ from: 0, to: 1 });
    expect(store.runGroups('(K>1', 'problem', null)).toMatchObject({ ok: false, refusal: { code: 'bad-filter', span: [0, 1] } });
  });
});

describe('order', () => {
  const keys = [
    'id',
    'title',
    'K',
    'twoStepRate',
    'gap',
    'outcome',
    'period',
    'created',
    'seconds',
    'tag',
    'note',
    'problem',
    'mu',
    'model',
  ];
  const columnOf = (key: string) => (key === 'mu' || key === 'model' ? `param:problem.params.${key}` : key === 'gap' ? 'metric:gap' : key);

  function valueIn(key: string, run: Known): string | number | null {
    if (key === 'tag') return run.tags.map(low).sort()[0] ?? null;
    if (key === 'mu' || key === 'model') return lowered(run.params[`problem.params.${key}`] ?? null);
    if (key === 'title' || key === 'note') return run[key] === '' ? null : low(run[key]);
    if (Object.hasOwn(run, key)) return lowered((run as unknown as Record<string, string | number | null>)[key] ?? null);
    return run.metrics[key] ?? null;
  }
  const lowered = (value: string | number | null) => (typeof value === 'string' ? low(value) : value);

  function compare(a: Known, b: Known, sort: readonly SortBy[]): number {
    for (const { key, descending } of sort) {
      const [x, y] = [valueIn(key, a), valueIn(key, b)];
      if (x === y) continue;
      if (x === null || y === null) return x === null ? 1 : -1;
      if (typeof x !== typeof y) return typeof x === 'number' ? -1 : 1;
      return (x < y ? -1 : 1) * (descending ? -1 : 1);
    }
    return (a.id - b.id) * (sort[0]?.descending ? -1 : 1);
  }

  test('by any columns, in any direction, page by page: as an array is sorted; pinned runs first, unknown values last', () => {
    const by = fc.record({ key: fc.constantFrom(...keys), descending: fc.boolean() });
    fc.assert(
      fc.property(
        fc.array(by, { maxLength: 3 }),
        fc.constantFrom('', 'K>1', 'mu>0', '-tag:paper'),
        fc.integer({ min: 1, max: 90 }),
        (sort, filter, limit) => {
          const parsed = parse(filter);
          if (!parsed.ok) throw new Error(filter);
          const columns = sort.map(({ key, descending }) => ({ key: columnOf(key), descending }));
          const found = all.filter((run) => holds(parsed.query, run));
          const expected = [true, false].flatMap((pinned) =>
            found.filter((run) => run.pinned === pinned).sort((a, b) => compare(a, b, sort)),
          );
          const paged: number[] = [];
          for (let offset = 0; offset < expected.length; offset += limit)
            paged.push(...store.runs({ sort: columns, filter, trash: false, offset, limit }).rows.map((row) => row.id));
          expect(paged).toEqual(expected.map((run) => run.id));
        },
      ),
      { numRuns: 120 },
    );
  });

  test('columns are offered for every parameter and metric, and each can be sorted by', () => {
    const columns = store.runColumns();
    expect(columns.map((column) => column.key)).toEqual(
      expect.arrayContaining(['K', 'outcome', 'metric:gap', 'param:problem.params.mu', 'param:start.0', 'param:rule.learningRate.text']),
    );
    expect(columns.find((column) => column.key === 'param:start.0')).toMatchObject({ numeric: true });
    expect(columns.find((column) => column.key === 'param:problem.params.mu')).toMatchObject({ numeric: false });
    for (const { key } of columns) expect(listed('', [{ key, descending: true }]).rows, key).toHaveLength(RUNS);
  });
});
