/** A report document with every kind of node, long enough for several pages. */
import { markdownNodes } from '../../src-main/report/markdown';
import type { ReportDocument, ReportNode } from '../../src-shared/report/document';
import { words } from '../../src-shared/report/document';

const SVG = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="240" viewBox="0 0 400 240"><rect width="400" height="240" fill="#eef"/><path d="M10 200 L200 20 L390 120" fill="none" stroke="#0072b2" stroke-width="3"/></svg>`;

export const MARKDOWN = `# Findings

Plain, *slanted*, **bold**, ***both***, ~~struck~~ and \`code\`; the rate is $\\eta = \\sqrt{5}-1$ and $\\frac{2}{\\eta}$.
See [the paper](https://arxiv.org/abs/2206.04172).

### Skipped a level

1. one
2. two
   - inner
   - [x] done

> quoted words

| name | value |
|---|---:|
| a | 1.5 |

\`\`\`
for (;;) step();
\`\`\`
`;

export function sample(rows = 60): ReportDocument {
  const table: ReportNode = {
    kind: 'table',
    caption: words('Runs that match K>1'),
    columns: ['run', 'title', 'K', 'η', 'outcome'].map((title, n) => ({ title: words(title), numeric: n >= 2 && n <= 3 })),
    rows: Array.from({ length: rows }, (_, n) =>
      [`${n + 1}`, `quartic at a large rate, number ${n + 1}`, '1.05', '0.1050000001', 'period-2'].map(words),
    ),
  };
  return {
    title: 'Two-step descent ≤ the edge',
    author: 'A. Author',
    language: 'en',
    date: '2026-11-24T10:11:12.000Z',
    nodes: [
      ...markdownNodes(MARKDOWN),
      {
        kind: 'picture',
        alternative: 'Distance per step. It falls.',
        caption: words('A figure'),
        width: 160,
        height: 96,
        image: { mime: 'image/svg+xml', bytes: Buffer.from(SVG) },
        dark: null,
      },
      table,
      { kind: 'paragraph', parts: words('Run 9 is gone.'), tone: 'missing' },
    ],
  };
}
