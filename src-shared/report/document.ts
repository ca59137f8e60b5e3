/**
 * A report made of its runs: headings, paragraphs, tables and pictures, before it becomes HTML, PDF or a preview. It holds no markup:
 * whatever a user or a file wrote is text here, and each writer escapes what it writes.
 */
import type { Language } from '../language';

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis' | 'struck'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  /** TeX without its dollar signs, and the same in plain characters. */
  | { readonly kind: 'formula'; readonly tex: string; readonly text: string }
  /** `href`: http, https or mailto; nothing else gets here. */
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };

export interface ReportColumn {
  readonly title: readonly Inline[];
  readonly numeric: boolean;
}

export interface ReportTable {
  readonly kind: 'table';
  readonly caption: readonly Inline[];
  readonly columns: readonly ReportColumn[];
  /** Cells row by row; the first of each row names it. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
}

/** A picture as bytes of a file. */
export interface ReportImage {
  readonly mime: 'image/png' | 'image/svg+xml';
  readonly bytes: Uint8Array;
}

export interface ReportPicture {
  readonly kind: 'picture';
  /** What is to be seen, in words and numbers. */
  readonly alternative: string;
  readonly caption: readonly Inline[];
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  readonly image: ReportImage;
  /** For readers who like it dark; null = the same. */
  readonly dark: ReportImage | null;
}

export type ReportNode =
  /** 1 is the report's own title. */
  | { readonly kind: 'heading'; readonly level: 2 | 3 | 4 | 5 | 6; readonly parts: readonly Inline[] }
  | {
      readonly kind: 'paragraph';
      readonly parts: readonly Inline[];
      /** `muted`: where something comes from; `missing`: what cannot be shown, and why. */
      readonly tone: 'plain' | 'muted' | 'missing';
      /** Language of the words where it is not the report's. */
      readonly language?: Language;
    }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly items: readonly (readonly ReportNode[])[] }
  | { readonly kind: 'quote'; readonly nodes: readonly ReportNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'rule' }
  | ReportTable
  | ReportPicture;

export interface ReportDocument {
  readonly title: string;
  readonly author: string;
  readonly language: Language;
  /** ISO 8601 UTC: when the newest run in it ended or was made; the report's date, so that equal reports are equal files. */
  readonly date: string;
  readonly nodes: readonly ReportNode[];
}

/** The characters of inline parts, for names and bookmarks. */
export function inlineText(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return ' ';
      return 'parts' in part ? inlineText(part.parts) : part.text;
    })
    .join('');
}

export const words = (text: string): readonly Inline[] => [{ kind: 'text', text }];
