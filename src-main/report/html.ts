/**
 * A report as one HTML file that needs nothing else: styles within, figures as data, no script, no address it would fetch. Formulas are
 * MathML; light and dark follow the reader; every text is escaped here and nowhere else.
 */
import katex from 'katex';
import type {
  Inline,
  ReportColumn,
  ReportDocument,
  ReportImage,
  ReportNode,
  ReportPicture,
  ReportTable,
} from '../../src-shared/report/document';
import type { Language } from '../../src-shared/language';
import { reportWord } from '../../src-shared/report/words';
import { fontRules } from '../figure/svg-text';
import { STYLES } from './html-styles';
import { namedDrawing, pageDrawing } from './inline-svg';

export function reportHtml(report: ReportDocument): string {
  const { title, author, language, date, nodes } = report;
  const meta = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:">`,
    '<meta name="generator" content="Edge Lab">',
    ...(author === '' ? [] : [`<meta name="author" content="${escaped(author)}">`]),
    `<title>${escaped(title)}</title>`,
    `<style>${STYLES}${fontRules(drawingsOf(nodes))}</style>`,
  ];
  const by = author === '' ? '' : `${escaped(author)} · `;
  return `<!doctype html>
<html lang="${language}">
<head>
${meta.join('\n')}
</head>
<body>
<main>
<header>
<h1>${escaped(title)}</h1>
<p class="muted">${by}${escaped(reportWord(language, 'dated'))} <time datetime="${escaped(date)}">${escaped(date.slice(0, 10))}</time></p>
</header>
${nodes.map((node, n) => nodeHtml(node, language, `n${n}`)).join('\n')}
</main>
</body>
</html>
`;
}

function nodeHtml(node: ReportNode, language: Language, name: string): string {
  switch (node.kind) {
    case 'heading':
      return `<h${node.level}>${inlineHtml(node.parts)}</h${node.level}>`;
    case 'paragraph': {
      const tone = node.tone === 'plain' ? '' : ` class="${node.tone}"`;
      const spoken = node.language === undefined || node.language === language ? '' : ` lang="${node.language}"`;
      return `<p${tone}${spoken}>${inlineHtml(node.parts)}</p>`;
    }
    case 'list': {
      const tag = node.ordered ? 'ol' : 'ul';
      const start = node.ordered && node.start !== 1 ? ` start="${node.start}"` : '';
      const items = node.items.map((item, n) => `<li>${itemHtml(item, language, `${name}-${n}`)}</li>`);
      return `<${tag}${start}>\n${items.join('\n')}\n</${tag}>`;
    }
    case 'quote':
      return `<blockquote>${node.nodes.map((inner, n) => nodeHtml(inner, language, `${name}-${n}`)).join('\n')}</blockquote>`;
    case 'code':
      return `<pre tabindex="0"><code>${escaped(node.text)}</code></pre>`;
    case 'rule':
      return '<hr>';
    case 'table':
      return tableHtml(node, language, name);
    case 'picture':
      return pictureHtml(node, name);
  }
}

/** A single paragraph needs no element of its own within its item. */
function itemHtml(item: readonly ReportNode[], language: Language, name: string): string {
  const [only, ...more] = item;
  if (only?.kind === 'paragraph' && more.length === 0) return inlineHtml(only.parts);
  return item.map((node, n) => nodeHtml(node, language, `${name}-${n}`)).join('\n');
}

function tableHtml({ caption, columns, rows }: ReportTable, language: Language, name: string): string {
  const head = columns.map((column) => `<th scope="col"${numeric(column)}>${inlineHtml(column.title)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, n) => {
      const shown = inlineHtml(cell);
      return n === 0 ? `<th scope="row"${numeric(columns[0])}>${shown}</th>` : `<td${numeric(columns[n])}>${shown}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const said = caption.length === 0 ? '' : `<caption id="${name}">${inlineHtml(caption)}</caption>`;
  const label = caption.length === 0 ? `aria-label="${escaped(reportWord(language, 'table'))}"` : `aria-labelledby="${name}"`;
  // Wide tables scroll by themselves, which a keyboard has to reach.
  return `<div class="wide" role="group" tabindex="0" ${label}>
<table>${said}
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody></table></div>`;
}

function numeric(column: ReportColumn | undefined): string {
  return column?.numeric ? ' class="number"' : '';
}

function pictureHtml(picture: ReportPicture, name: string): string {
  const { alternative, caption, image, dark } = picture;
  const [light, night] = [drawingOf(image), dark === null ? null : drawingOf(dark)];
  const size = [pixels(picture.width), pixels(picture.height)] as const;
  const drawn = (drawing: string, shade: string) => namedDrawing(drawing, `${name}${shade}`, size, escaped(alternative));
  const shown =
    light === null || (dark !== null && night === null)
      ? imageHtml(picture, size)
      : night === null
        ? drawn(light, 'a')
        : `<div class="by-day">${drawn(light, 'a')}</div><div class="by-night">${drawn(night, 'b')}</div>`;
  return `<figure>${shown}${caption.length === 0 ? '' : `<figcaption>${inlineHtml(caption)}</figcaption>`}</figure>`;
}

function imageHtml({ alternative, image, dark }: ReportPicture, [across, down]: readonly [number, number]): string {
  const source = dark === null ? '' : `<source media="(prefers-color-scheme: dark)" srcset="${dataUri(dark)}">`;
  return `<picture>${source}<img src="${dataUri(image)}" alt="${escaped(alternative)}" width="${across}" height="${down}"></picture>`;
}

/** The image as shapes of the page; null = it stays an image. */
function drawingOf({ mime, bytes }: ReportImage): string | null {
  return mime === 'image/svg+xml' ? pageDrawing(Buffer.from(bytes).toString('utf8')) : null;
}

/** Every drawing of the page: their letters are what the page's face has to have. */
function drawingsOf(nodes: readonly ReportNode[]): readonly string[] {
  return nodes.flatMap((node) =>
    node.kind === 'picture' ? [node.image, ...(node.dark === null ? [] : [node.dark])].flatMap((image) => drawingOf(image) ?? []) : [],
  );
}

function pixels(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4);
}

function dataUri({ mime, bytes }: ReportImage): string {
  return `data:${mime};base64,${Buffer.from(bytes).toString('base64')}`;
}

function inlineHtml(parts: readonly Inline[]): string {
  return parts.map(partHtml).join('');
}

function partHtml(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return escaped(part.text);
    case 'strong':
      return `<strong>${inlineHtml(part.parts)}</strong>`;
    case 'emphasis':
      return `<em>${inlineHtml(part.parts)}</em>`;
    case 'struck':
      return `<s>${inlineHtml(part.parts)}</s>`;
    case 'code':
      return `<code>${escaped(part.text)}</code>`;
    case 'formula':
      return mathMl(part.tex, part.text);
    case 'link':
      return `<a href="${escaped(part.href)}" rel="noreferrer">${inlineHtml(part.parts)}</a>`;
    case 'break':
      return '<br>';
  }
}

/** MathML, which browsers draw and screen readers speak; what cannot be read as TeX stays in plain characters. */
function mathMl(tex: string, plain: string): string {
  try {
    const html = katex.renderToString(tex, {
      output: 'mathml',
      throwOnError: true,
      strict: 'ignore',
      trust: false,
      maxExpand: 100,
      maxSize: 20,
    });
    const math = /<math[\s\S]*<\/math>/.exec(html)?.[0];
    return math === undefined || /\sstyle=/i.test(math) ? escaped(plain) : math;
  } catch {
    return `<span class="formula">${escaped(plain)}</span>`;
  }
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  // Characters HTML does not allow at all would end in replacement signs.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '').replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '');
}
