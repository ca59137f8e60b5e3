/** Markdown as a small tree of what a note may show; nothing of it is ever HTML. */
import { Lexer, type Token, type Tokens } from 'marked';

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly Item[] }
  | { readonly kind: 'table'; readonly head: readonly (readonly Inline[])[]; readonly rows: readonly (readonly (readonly Inline[])[])[] }
  | { readonly kind: 'rule' };

export interface Item {
  /** Of a task: whether it is done. */
  readonly done: boolean | null;
  readonly blocks: readonly Block[];
}

export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'em' | 'del'; readonly parts: readonly Inline[] }
  /** Shown with where it leads; the window opens nothing by itself. */
  | { readonly kind: 'link'; readonly parts: readonly Inline[]; readonly href: string }
  | { readonly kind: 'break' };

/** Quotations and lists inside one another; what lies deeper is shown as its text. */
const DEEPEST = 20;

/** Reads a note; never throws. HTML stands there as the text it is, pictures as their description. */
export function markdown(text: string): readonly Block[] {
  try {
    return blocksOf(Lexer.lex(text, { gfm: true }), 0);
  } catch {
    return [{ kind: 'code', text }];
  }
}

function blocksOf(tokens: readonly Token[], depth: number): readonly Block[] {
  return tokens.flatMap((token): readonly Block[] => {
    if (depth > DEEPEST) return [{ kind: 'paragraph', text: [{ kind: 'text', text: token.raw }] }];
    switch (token.type) {
      case 'space':
      case 'def':
        return [];
      case 'heading':
        return [{ kind: 'heading', level: (token as Tokens.Heading).depth, text: inlinesOf(token, depth) }];
      case 'code':
        return [{ kind: 'code', text: (token as Tokens.Code).text }];
      case 'blockquote':
        return [{ kind: 'quote', blocks: blocksOf((token as Tokens.Blockquote).tokens, depth + 1) }];
      case 'list': {
        const list = token as Tokens.List;
        const items = list.items.map((item) => ({
          done: item.task ? item.checked === true : null,
          blocks: blocksOf(
            item.tokens.filter((part) => part.type !== 'checkbox'),
            depth + 1,
          ),
        }));
        return [{ kind: 'list', ordered: list.ordered, start: typeof list.start === 'number' ? list.start : 1, items }];
      }
      case 'table': {
        const table = token as Tokens.Table;
        const cells = (row: readonly Tokens.TableCell[]) => row.map((cell) => inlinesOf(cell, depth));
        return [{ kind: 'table', head: cells(table.header), rows: table.rows.map(cells) }];
      }
      case 'hr':
        return [{ kind: 'rule' }];
      default:
        return [{ kind: 'paragraph', text: inlinesOf(token, depth) }];
    }
  });
}

function inlinesOf(
  token: { readonly tokens?: Token[] | undefined; readonly text?: string; readonly raw?: string },
  depth: number,
): readonly Inline[] {
  if (!token.tokens || depth > DEEPEST) return [{ kind: 'text', text: token.text ?? token.raw ?? '' }];
  return token.tokens.map((part): Inline => {
    switch (part.type) {
      case 'strong':
      case 'em':
      case 'del':
        return { kind: part.type, parts: inlinesOf(part as Tokens.Strong, depth + 1) };
      case 'codespan':
        return { kind: 'code', text: (part as Tokens.Codespan).text };
      case 'link':
        return { kind: 'link', parts: inlinesOf(part as Tokens.Link, depth + 1), href: (part as Tokens.Link).href };
      case 'br':
        return { kind: 'break' };
      default:
        return 'text' in part && typeof part.text === 'string' ? { kind: 'text', text: part.text } : { kind: 'text', text: part.raw };
    }
  });
}
