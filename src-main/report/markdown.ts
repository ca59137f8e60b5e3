/**
 * Markdown as nodes of a report. HTML in it stays text, pictures become their words, and only addresses a reader may follow are links:
 * nothing a note holds can run or fetch anything.
 */
import { Marked, type Token, type Tokens } from 'marked';
import { words, type Inline, type ReportNode } from '../../src-shared/report/document';
import { texText } from '../../src-shared/tex-text';

/** Quotes and lists within each other beyond this are flattened. */
const DEPTH = 12;
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: '\u00a0' };

/** TeX between dollar signs, before underscores in it become emphasis. */
const marked = new Marked({
  extensions: [
    {
      name: 'formula',
      level: 'inline',
      start: (source: string) => source.indexOf('$'),
      tokenizer(source: string) {
        const found = /^\$([^$\n]{1,2000})\$/.exec(source);
        return found?.[1]?.trim() ? { type: 'formula', raw: found[0], text: found[1] } : undefined;
      },
    },
  ],
});

export function markdownNodes(markdown: string): readonly ReportNode[] {
  try {
    return nodesOf(marked.lexer(markdown), 0);
  } catch {
    // Nesting the parser cannot follow: the text as it stands.
    return markdown.split(/\n{2,}/).map((text) => paragraph(words(text)));
  }
}

/** Markdown within one line: a caption. */
export function markdownLine(markdown: string): readonly Inline[] {
  const [first, ...more] = markdownNodes(markdown.replace(/\s*\n\s*/g, ' '));
  return first?.kind === 'paragraph' && more.length === 0 ? first.parts : words(markdown);
}

/** A sentence of the engine: plain but for TeX between dollar signs. */
export function sentence(text: string): readonly Inline[] {
  return text.split(/(\$[^$]+\$)/).flatMap((piece): readonly Inline[] => {
    if (piece === '') return [];
    return /^\$[^$]+\$$/.test(piece) ? [formula(piece.slice(1, -1))] : words(piece);
  });
}

export function paragraph(parts: readonly Inline[], tone: 'plain' | 'muted' | 'missing' = 'plain'): ReportNode {
  return { kind: 'paragraph', parts, tone };
}

function formula(tex: string): Inline {
  return { kind: 'formula', tex, text: texText(tex) };
}

function nodesOf(tokens: readonly Token[], depth: number): readonly ReportNode[] {
  return tokens.flatMap((token) => nodeOf(token, depth));
}

function nodeOf(token: Token, depth: number): readonly ReportNode[] {
  if (depth > DEPTH) return [paragraph(words(token.raw))];
  switch (token.type) {
    case 'heading': {
      const { depth: level, tokens } = token as Tokens.Heading;
      // The report's title is the one heading of level 1.
      return [{ kind: 'heading', level: Math.min(6, level + 1) as 2 | 3 | 4 | 5 | 6, parts: inlinesOf(tokens, depth) }];
    }
    case 'code':
      return [{ kind: 'code', text: (token as Tokens.Code).text }];
    case 'hr':
      return [{ kind: 'rule' }];
    case 'blockquote':
      return [{ kind: 'quote', nodes: nodesOf((token as Tokens.Blockquote).tokens, depth + 1) }];
    case 'list':
      return [listOf(token as Tokens.List, depth)];
    case 'table':
      return [tableOf(token as Tokens.Table, depth)];
    case 'space':
    case 'def':
      return [];
    default: {
      // A paragraph, the text of a list item, or HTML, which is shown as it was typed.
      const parts = 'tokens' in token && token.tokens ? inlinesOf(token.tokens, depth) : words(token.raw.trim());
      return parts.length === 0 ? [] : [paragraph(parts)];
    }
  }
}

function listOf(list: Tokens.List, depth: number): ReportNode {
  const items = list.items.map((item) => {
    const content = item.tokens.filter(({ type }) => type !== 'checkbox');
    const [first, ...rest] = nodesOf(content, depth + 1);
    if (!item.task || first === undefined) return first === undefined ? [] : [first, ...rest];
    const mark = words(item.checked ? '☑ ' : '☐ ');
    return first.kind === 'paragraph' ? [{ ...first, parts: [...mark, ...first.parts] }, ...rest] : [paragraph(mark), first, ...rest];
  });
  return { kind: 'list', ordered: list.ordered, start: typeof list.start === 'number' ? list.start : 1, items };
}

function tableOf(table: Tokens.Table, depth: number): ReportNode {
  const columns = table.header.map((cell, n) => ({ title: inlinesOf(cell.tokens, depth), numeric: table.align[n] === 'right' }));
  return { kind: 'table', caption: [], columns, rows: table.rows.map((row) => row.map((cell) => inlinesOf(cell.tokens, depth))) };
}

function inlinesOf(tokens: readonly Token[], depth: number): readonly Inline[] {
  return tokens.flatMap((token) => inlineOf(token, depth + 1));
}

function inlineOf(token: Token, depth: number): readonly Inline[] {
  if (depth > 2 * DEPTH) return words(token.raw);
  switch (token.type) {
    case 'strong':
      return [{ kind: 'strong', parts: inlinesOf((token as Tokens.Strong).tokens, depth) }];
    case 'em':
      return [{ kind: 'emphasis', parts: inlinesOf((token as Tokens.Em).tokens, depth) }];
    case 'del':
      return [{ kind: 'struck', parts: inlinesOf((token as Tokens.Del).tokens, depth) }];
    case 'codespan':
      return [{ kind: 'code', text: (token as Tokens.Codespan).text }];
    case 'formula':
      return [formula((token as Tokens.Generic)['text'] as string)];
    case 'br':
      return [{ kind: 'break' }];
    case 'escape':
      return words((token as Tokens.Escape).text);
    case 'link': {
      const { href, tokens } = token as Tokens.Link;
      const parts = inlinesOf(tokens, depth);
      const safe = followable(href);
      return safe === null ? parts : [{ kind: 'link', href: safe, parts }];
    }
    case 'image':
      // Pictures would have to be fetched; what they show is said.
      return words((token as Tokens.Image).text);
    case 'text': {
      const { tokens, text } = token as Tokens.Text;
      return tokens ? inlinesOf(tokens, depth) : words(decoded(text));
    }
    default:
      return words(token.raw);
  }
}

function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => ENTITIES[name] ?? '');
}

/** The address when it is one a reader may follow, else null. */
function followable(href: string): string | null {
  try {
    const address = new URL(href);
    return ['http:', 'https:', 'mailto:'].includes(address.protocol) ? address.href : null;
  } catch {
    return null;
  }
}
