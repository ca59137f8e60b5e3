import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { OUTCOME_KINDS, STATUSES } from '../../src-shared/spec';
import { asWords, builtIn, complete, KEYS, OPERATORS, parse, print, type Query } from '../../src-shared/run-query';

/** The tree without its places. */
function bare(query: Query): unknown {
  switch (query.kind) {
    case 'all':
      return { kind: 'all' };
    case 'and':
    case 'or':
      return { kind: query.kind, parts: query.parts.map(bare) };
    case 'not':
      return { kind: 'not', part: bare(query.part) };
    case 'text':
      return { kind: 'text', text: query.text };
    case 'flag':
      return { kind: 'flag', flag: query.flag };
    case 'has':
      return { kind: 'has', key: query.key };
    case 'compare': {
      const { kind, key, operator, value } = query;
      return { kind, key, operator, value };
    }
  }
}

function treeOf(text: string): unknown {
  const parsed = parse(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.error.message}`);
  return bare(parsed.query);
}

function errorOf(text: string) {
  const parsed = parse(text);
  if (parsed.ok) throw new Error(`${text} was read`);
  const { message, from, to } = parsed.error;
  return { message, marked: text.slice(from, to), from };
}

const compare = (key: string, operator: string, value: string | number) => ({ kind: 'compare', key, operator, value });
const word = (text: string) => ({ kind: 'text', text });
const and = (...parts: unknown[]) => ({ kind: 'and', parts });
const or = (...parts: unknown[]) => ({ kind: 'or', parts });
const not = (part: unknown) => ({ kind: 'not', part });

describe('the filter language', () => {
  test('reads terms side by side as all of them', () => {
    expect(treeOf('')).toEqual({ kind: 'all' });
    expect(treeOf('  \t ')).toEqual({ kind: 'all' });
    expect(treeOf('K>1 outcome:period-2 tag:paper')).toEqual(
      and(compare('K', '>', 1), compare('outcome', ':', 'period-2'), compare('tag', ':', 'paper')),
    );
    expect(treeOf('flip')).toEqual(word('flip'));
    expect(treeOf('has:Period -has:"a b"')).toEqual(and({ kind: 'has', key: 'period' }, not({ kind: 'has', key: 'a b' })));
    expect(errorOf('K>1 has=K')).toMatchObject({ marked: 'has=K' });
    expect(errorOf('has:').message).toMatch(/value is missing/);
    expect(treeOf('starred PINNED')).toEqual(and({ kind: 'flag', flag: 'starred' }, { kind: 'flag', flag: 'pinned' }));
  });

  test('NOT binds closer than AND, AND closer than OR; parentheses closest', () => {
    expect(treeOf('a b or c')).toEqual(or(and(word('a'), word('b')), word('c')));
    expect(treeOf('a or b c')).toEqual(or(word('a'), and(word('b'), word('c'))));
    expect(treeOf('a (b or c)')).toEqual(and(word('a'), or(word('b'), word('c'))));
    expect(treeOf('not a b')).toEqual(and(not(word('a')), word('b')));
    expect(treeOf('NOT (a b) OR -c')).toEqual(or(not(and(word('a'), word('b'))), not(word('c'))));
    expect(treeOf('a and b AND c')).toEqual(and(word('a'), word('b'), word('c')));
    expect(treeOf('--a')).toEqual(not(not(word('a'))));
    expect(treeOf('((a)) or (b or c)')).toEqual(or(word('a'), word('b'), word('c')));
  });

  test('a quotation is one word, whatever stands in it', () => {
    expect(treeOf('"a or b"')).toEqual(word('a or b'));
    expect(treeOf('"starred"')).toEqual(word('starred'));
    expect(treeOf(String.raw`title:"say \"K>1\" \\"`)).toEqual(compare('title', ':', 'say "K>1" \\'));
    expect(treeOf('"tag:paper"')).toEqual(word('tag:paper'));
    expect(treeOf(asWords('K>1 (or "not'))).toEqual(and(word('K>1'), word('(or'), word('"not')));
  });

  test('words that only begin like the language are words', () => {
    expect(treeOf('orbit andes nothing')).toEqual(and(word('orbit'), word('andes'), word('nothing')));
    expect(treeOf('period-doubling')).toEqual(word('period-doubling'));
  });

  test('numbers, dates, ranges', () => {
    expect(treeOf('K>=1.05 K<1.2')).toEqual(and(compare('K', '>=', 1.05), compare('K', '<', 1.2)));
    expect(treeOf('finalLoss<1e-12')).toEqual(compare('finalLoss', '<', 1e-12));
    expect(treeOf('lyapunov>-.5')).toEqual(compare('lyapunov', '>', -0.5));
    expect(treeOf('created>=2026-11')).toEqual(compare('created', '>=', '2026-11'));
    expect(treeOf('created:2026-11-01T15:30')).toEqual(compare('created', ':', '2026-11-01T15:30'));
    expect(treeOf('mu=2 param:problem.params.mu!=3')).toEqual(and(compare('mu', '=', 2), compare('param:problem.params.mu', '!=', 3)));
    // A quoted number is a text, where the key does not say that it is a number.
    expect(treeOf('version="2"')).toEqual(compare('version', '=', '2'));
  });

  test('built-in keys in any case of letters', () => {
    expect(treeOf('ETAC>1 tags:a k=1 finalloss<2')).toEqual(
      and(compare('etaC', '>', 1), compare('tag', ':', 'a'), compare('K', '=', 1), compare('finalLoss', '<', 2)),
    );
  });

  test.each([
    ['K>', 'A value is missing', 'K>', 0],
    ['a K>x', 'A number is expected', 'x', 4],
    ['K>1 outcome:period2', 'Use one of converged', 'period2', 12],
    ['status:done', 'Use one of queued', 'done', 7],
    ['outcome<converged', 'has no order', 'converged', 8],
    ['title<a', 'not ordered', 'a', 6],
    ['created>yesterday', 'A date is expected', 'yesterday', 8],
    ['a (b or', 'A term is missing', '', 7],
    ['a (b', 'not closed', '(', 2],
    ['a) b', 'closes nothing', ')', 1],
    ['() a', 'A term is missing', ')', 1],
    ['or a', 'A term is missing', '', 0],
    ['a or or b', 'A term is missing', '', 5],
    ['-', 'A term is missing', '', 1],
    ['tag:"open', 'not closed', '"open', 4],
    ['mu<large', 'Only numbers are ordered', 'large', 3],
    ['metric:gap:wide', 'A number is expected', 'wide', 11],
  ])('%s: %s, at the place', (text, message, marked, from) => {
    expect(errorOf(text)).toEqual({ message: expect.stringContaining(message) as unknown, marked, from });
  });

  test('deep nesting is refused, not overrun', () => {
    expect(errorOf('('.repeat(5000)).message).toContain('nested too deeply');
    expect(errorOf('-'.repeat(5000)).message).toContain('nested too deeply');
    expect(parse(`${'('.repeat(50)}a${')'.repeat(50)}`).ok).toBe(true);
  });

  test('any text is read or complained about within itself', () => {
    const signs = fc.constantFrom(...'aK1>:=<!-()" \\.é\n', 'or ', 'not ', 'tag:', 'K>1', 'outcome:', 'created>2026');
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const parsed = parse(text);
        if (parsed.ok) return;
        expect(parsed.error.from).toBeGreaterThanOrEqual(0);
        expect(parsed.error.to).toBeLessThanOrEqual(text.length);
        expect(parsed.error.from).toBeLessThanOrEqual(parsed.error.to);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('printing', () => {
  const place = { from: 0, to: 0 };
  const anyText = fc.string({ unit: fc.constantFrom(...'abK1 ":()-\\é>=.', 'or', 'not', 'starred'), minLength: 1, maxLength: 8 });
  // Zero has one sign in comparisons.
  const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
  const operator = fc.constantFrom(...OPERATORS);
  const unordered = fc.constantFrom(':', '=', '!=') as fc.Arbitrary<(typeof OPERATORS)[number]>;
  const choose = (kind: string) => fc.constantFrom(...KEYS.filter((key) => key.kind === kind).map((key) => key.key));
  const compared = (key: fc.Arbitrary<string>, sign: typeof operator, value: fc.Arbitrary<string | number>): fc.Arbitrary<Query> =>
    fc.record({ kind: fc.constant('compare' as const), key, operator: sign, value, from: fc.constant(0), to: fc.constant(0) });
  const term: fc.Arbitrary<Query> = fc.oneof(
    anyText.map((text): Query => ({ kind: 'text', text, ...place })),
    fc.constantFrom('starred', 'pinned').map((flag): Query => ({ kind: 'flag', flag: flag as 'starred', ...place })),
    fc
      .oneof(choose('number'), fc.constantFrom('mu', 'param:start.0', 'metric:gap', 'a "b'))
      .map((key): Query => ({ kind: 'has', key, ...place })),
    compared(choose('number'), operator, number),
    compared(choose('text'), unordered, anyText),
    compared(choose('label'), unordered, anyText),
    compared(choose('status'), unordered, fc.constantFrom(...STATUSES)),
    compared(choose('outcome'), unordered, fc.constantFrom(...OUTCOME_KINDS, 'period-2', 'period-64')),
    compared(choose('date'), operator, fc.constantFrom('2026', '2026-11', '2026-11-01', '2026-11-01T15:30:59')),
    compared(fc.constantFrom('mu', 'param:start.0', 'seed'), operator, number),
    compared(fc.constantFrom('mu', 'param:problem.params.model'), unordered, anyText),
    compared(fc.constantFrom('metric:gap'), operator, number),
  );
  const { query } = fc.letrec<{ query: Query; inner: Query }>((tie) => ({
    inner: fc.oneof(
      { maxDepth: 4, depthIdentifier: 'query' },
      term,
      tie('query').map((part): Query => ({ kind: 'not', part })),
      fc
        .tuple(fc.constantFrom('and' as const, 'or' as const), fc.array(tie('query'), { minLength: 2, maxLength: 4 }))
        .map(([kind, parts]): Query => {
          // As the reader does it: parts of the same kind are taken in.
          const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
          return { kind, parts: flat };
        }),
    ),
    query: tie('inner') as fc.Arbitrary<Query>,
  }));

  test('what is printed is read back as the same tree', () => {
    fc.assert(
      fc.property(query, (tree) => {
        expect(treeOf(print(tree))).toEqual(bare(tree));
      }),
      { numRuns: 3000 },
    );
    expect(print({ kind: 'all' })).toBe('');
  });
});

describe('keys', () => {
  test('operators that order are for numbers and dates', () => {
    for (const key of KEYS)
      for (const operator of ['<', '<=', '>', '>=']) {
        const value = key.kind === 'date' ? '2026' : '1';
        expect(parse(`${key.key}${operator}${value}`).ok, key.key + operator).toBe(key.kind === 'number' || key.kind === 'date');
      }
    expect(builtIn('Outcome')?.key).toBe('outcome');
    expect(builtIn('problem.params.mu')).toBeNull();
  });
});

describe('completion', () => {
  const vocabulary = {
    columns: [...KEYS, { key: 'param:problem.params.mu', label: 'mu', numeric: true }],
    values: { tag: ['paper', 'figure 3', 'draft'], problem: ['quartic', 'xy'] },
  };
  const at = (text: string) => complete(text.replace('|', ''), text.indexOf('|'), vocabulary);

  test('offers columns, flags and values for the word at the caret', () => {
    expect(at('|').items).toContain('outcome:');
    expect(at('K>1 out|')).toMatchObject({ from: 4, to: 7, items: ['outcome:'] });
    expect(at('star|').items).toEqual(['starred']);
    expect(at('(-sta|').items.slice(0, 2)).toEqual(['status:', 'starred']);
    expect(at('param:problem|').items).toContain('param:problem.params.mu');
    expect(at('tag:|').items).toEqual(['paper', '"figure 3"', 'draft']);
    expect(at('tag:pa| K>1')).toMatchObject({ from: 4, to: 6, items: ['paper'] });
    expect(at('outcome:per|').items.slice(0, 2)).toEqual(['period-p', 'period-2']);
    expect(at('status:|').items).toEqual([...STATUSES]);
    expect(at('K>|').items).toEqual([]);
  });

  test('what it offers can be put in and is read', () => {
    const texts = ['', 'tag:', 'a or -out', 'outcome:', 'status:f', 'problem:', '(tag:', 'K>1 tag:fig'];
    for (const text of texts) {
      const { from, to, items } = complete(text, text.length, vocabulary);
      expect(items.length, text).toBeGreaterThan(0);
      for (const item of items) {
        const put = text.slice(0, from) + item + text.slice(to);
        const whole = put.startsWith('(') ? `${put})` : put;
        const value = /:$/.test(item) ? ({ created: '2026', status: 'failed', outcome: 'converged' }[item.slice(0, -1)] ?? 'x') : '';
        const key = builtIn(item)?.numeric === true || item.startsWith('param:') ? '>1' : value;
        expect(parse(whole.replace(item, item + key)).ok, whole.replace(item, item + key)).toBe(true);
      }
    }
  });
});
