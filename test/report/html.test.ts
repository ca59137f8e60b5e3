import { describe, expect, test } from 'vitest';
import { reportFile } from '../../src-main/report/report-file';
import { reportHtml } from '../../src-main/report/html';
import { composeReport, headingsInOrder } from '../../src-main/report/compose';
import { markdownNodes } from '../../src-main/report/markdown';
import { pageDrawing } from '../../src-main/report/inline-svg';
import { PAPER_PICTURES } from '../../src-main/report/pictures';
import { figure } from '../../src-shared/figures';
import { words } from '../../src-shared/report/document';
import { labIn, newFolder, valueOf } from '../lab/bench';
import { elements, headings, read, textOf } from './html-reader';
import { everyBlock, keepReport, threeRuns } from './project';

async function real() {
  const { lab } = await labIn(await newFolder());
  const runs = await threeRuns(lab);
  await keepReport(lab, everyBlock(runs));
  return { lab, runs, html: valueOf(await reportFile(lab, 'html')).toString('utf8') };
}

describe('the HTML of a real project', () => {
  test('has the numbers of its runs, real headings, tables with captions and scopes, figures with words', async () => {
    const { lab, runs, html } = await real();
    const page = read(html);
    const tables = elements(page, 'table');
    const table = tables.find((one) => textOf(one).includes('Runs that match K>0'))!;
    const rows = elements(table, 'tr')
      .slice(1)
      .map((row) => row.children.map(textOf));
    expect(rows.map(([id]) => id)).toEqual(runs.map(({ id }) => String(id)));
    rows.forEach((row, n) => {
      const { metrics } = runs[n]!;
      const shown = (key: string) => (metrics[key] === undefined ? '–' : figure(metrics[key], 10));
      expect(row.slice(2, 4)).toEqual([shown('K'), shown('eta')]);
      expect(row.slice(5)).toEqual([shown('twoStepRate'), shown('finalLoss')]);
    });
    for (const one of tables) {
      expect(elements(one, 'caption').length).toBe(1);
      for (const head of elements(one, 'th')) expect(['col', 'row']).toContain(head.attributes['scope']);
    }
    const comparison = tables.find((one) => textOf(one).includes('What differs'))!;
    // The rate as typed is the only difference of these experiments.
    expect(
      elements(comparison, 'tr')
        .slice(1)
        .map((row) => row.children.slice(1).map(textOf)),
    ).toEqual([['1.1', '1.2', '3']]);
    const levels = headings(page);
    expect(levels[0]).toBe(1);
    levels.forEach((level, n) => expect(level - (levels[n - 1] ?? 0)).toBeLessThanOrEqual(1));
    expect(levels.filter((level) => level === 1).length).toBe(1);
    const drawings = elements(page, 'svg');
    // Two figures, each for light and for dark.
    expect(drawings.length).toBe(4);
    expect(elements(page, 'img')).toEqual([]);
    for (const drawing of drawings) {
      expect(drawing.attributes['role']).toBe('img');
      expect(drawing.attributes['aria-label']!.length).toBeGreaterThan(30);
      expect(elements(drawing, 'text').map(textOf)).toContain('step t');
    }
    const names = elements(page, '*').flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(new Set(names).size).toBe(names.length);
    const used = [...html.matchAll(/url\(#([^)]+)\)/g)].map(([, name]) => name);
    expect(used.filter((name) => !names.includes(name!))).toEqual([]);
    // Learning rate, start, seed and what was left out stand under every figure, in whatever words its author wrote above.
    expect(textOf(page)).toMatch(/Run 1: quartic.*η = 1\.1.*start 0\.8 · seed 7.*no transient left out/);
    expect(elements(page, 'html')[0]!.attributes['lang']).toBe('en');
    expect(textOf(page)).toContain('Run 999 is not in this project any more');
    for (const run of runs) expect(textOf(page)).toContain(`un ${run.id} (specification`);
    expect(textOf(page)).toContain('seed 7');
    expect(textOf(page)).toContain(`engine ${runs[0]!.versions.engine}`);
    expect(elements(page, 'math').length).toBeGreaterThan(3);
    expect(valueOf(await reportFile(lab, 'html')).toString('utf8')).toBe(html);
  });

  test('in German every word is German, figures and their captions too', async () => {
    const { lab } = await real();
    const html = valueOf(await reportFile(lab, 'html', { language: 'de' })).toString('utf8');
    const page = read(html);
    expect(elements(page, 'html')[0]!.attributes['lang']).toBe('de');
    const english = elements(page, '*').filter(({ attributes }) => attributes['lang'] === 'en');
    expect(english.map(textOf)).toEqual([]);
    for (const drawing of elements(page, 'svg')) expect(elements(drawing, 'text').map(textOf)).toContain('Schritt t');
    expect(textOf(page)).toMatch(/Lauf 1: quartic.*η = 1,1.*Start 0,8 · Seed 7.*ohne weggelassenen Anfang/);
    const said = textOf(page).match(/.{0,60}\b(?:orbit of|Theorem|holds|fails)\b.{0,60}/g);
    expect(said).toBeNull();
  });

  test('a deleted run is said where it was, and the report follows the others', async () => {
    const { lab, runs } = await real();
    const [first] = runs;
    valueOf(await lab.deleteRuns([first!.id]));
    const text = textOf(read(valueOf(await reportFile(lab, 'html')).toString('utf8')));
    expect(text).toContain(`Run ${first!.id} is not in this project any more`);
    expect(text).not.toContain(`un ${first!.id} (specification`);
  });

  test('what cannot be read or found says so', async () => {
    const { lab } = await labIn(await newFolder());
    expect((await reportFile(lab, 'html')).ok).toBe(false);
    await keepReport(lab, [
      { id: 'a', kind: 'runs', filter: 'K>', runs: [], columns: [], caption: '' },
      { id: 'b', kind: 'figure', chart: 'none', runs: [1], width: 100, height: 60, caption: '' },
      { id: 'c', kind: 'card', run: 5, card: '' },
    ]);
    const text = textOf(read(valueOf(await reportFile(lab, 'html')).toString('utf8')));
    expect(text).toContain('The filter K> cannot be read');
    expect(text).toContain('There is no chart “none”');
    expect(text).toContain('Run 5 is not in this project any more');
  });
});

const HOSTILE = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[click](javascript:alert(1))',
  '[click](JaVaScRiPt:alert(1))',
  '[data](data:text/html;base64,PHNjcmlwdD4=)',
  '[file](file:///etc/passwd)',
  '![remote](http://example.invalid/x.png)',
  '"><svg onload=alert(1)>',
  '</style><style>@import "http://example.invalid"</style>',
  '<iframe src="http://example.invalid"></iframe>',
  '[x](http://example.invalid/"onmouseover="alert(1))',
  '$\\href{javascript:alert(1)}{x}$ $\\htmlStyle{background:url(http://example.invalid)}{x}$ $\\includegraphics{http://example.invalid/x.png}$',
  '`</code><script>alert(1)</script>`',
  '<!-- --><base href="http://example.invalid">',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '| a |\n|---|\n| <script>alert(1)</script> |',
];

test('a drawing that is more than shapes and text stays an image', () => {
  const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">${inside}</svg>`;
  expect(
    pageDrawing(svg('<title>x</title><style>y</style><g clip-path="url(#a)"><path d="M0 0L1 1"/><text x="1">a &lt; b</text></g>')),
  ).toBe(svg('<g clip-path="url(#a)"><path d="M0 0L1 1"/><text x="1">a &lt; b</text></g>'));
  const no = [
    '<script>1</script>',
    '<path onload="x" d=""/>',
    '<image href="http://example.invalid/x.png"/>',
    '<foreignObject/>',
    '<a href="#b">x</a>',
    '<path d="M0"',
    '<g style="fill:red"/>',
  ];
  for (const inside of no) expect(pageDrawing(svg(inside)), inside).toBeNull();
});

describe('hostile text', () => {
  test.each(HOSTILE)('%s stays text', (text) => {
    const html = reportHtml({
      title: text,
      author: text,
      language: 'en',
      date: '2026-11-24T00:00:00.000Z',
      nodes: [
        ...markdownNodes(text),
        {
          kind: 'picture',
          alternative: text,
          caption: words(text),
          width: 80,
          height: 50,
          image: { mime: 'image/png', bytes: new Uint8Array(4) },
          dark: null,
        },
        { kind: 'table', caption: words(text), columns: [{ title: words(text), numeric: false }], rows: [[words(text)]] },
      ],
    });
    const page = read(html);
    const allowed =
      'html head meta title style body main header h1 h2 h3 p a br figure picture img figcaption div table caption thead tbody tr th td code pre ul li time span math semantics mrow mi mo mn mtext annotation msup mstyle strong em'.split(
        ' ',
      );
    const all = elements(page, '*');
    expect(all.filter(({ name }) => !allowed.includes(name)).map(({ name }) => name)).toEqual([]);
    for (const { attributes } of all) {
      for (const [name, value] of Object.entries(attributes)) {
        expect(name).not.toMatch(/^on/);
        if (name === 'href') expect(value).toMatch(/^(https?:|mailto:)/);
        if (name === 'src' || name === 'srcset') expect(value).toMatch(/^data:image\/(png|svg\+xml);base64,/);
        expect(name).not.toBe('style');
      }
    }
    expect(elements(page, 'style').length).toBe(1);
  });

  test('deep nesting and long rows of signs end', () => {
    for (const text of [
      '>'.repeat(5_000),
      '['.repeat(5_000),
      '*'.repeat(5_000),
      `${'- '.repeat(2_000)}x`,
      '$'.repeat(5_000),
      '<'.repeat(5_000),
    ])
      expect(reportHtml({ title: '', author: '', language: 'en', date: '', nodes: markdownNodes(text) }).length).toBeGreaterThan(0);
  });
});

test('headings never skip a level on the way down', () => {
  const heading = (level: 2 | 3 | 4 | 5 | 6) => ({ kind: 'heading' as const, level, parts: words('x') });
  const levels = headingsInOrder([heading(4), heading(6), heading(3), heading(2), heading(5)]).map(
    (node) => node.kind === 'heading' && node.level,
  );
  expect(levels).toEqual([2, 3, 3, 2, 3]);
});

test('an empty report is a whole page', async () => {
  const { lab } = await labIn(await newFolder());
  const report = await keepReport(lab, []);
  expect((await composeReport(lab, report, PAPER_PICTURES)).nodes).toEqual([]);
});
