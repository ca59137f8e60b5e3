/** What the laboratory says, in the report's language. */
import { toldIn } from '../../src-shared/german';
import { decimalMarkOf } from '../../src-shared/language';
import type { ReportNode } from '../../src-shared/report/document';
import type { Report } from '../../src-shared/report/report';
import { sentence } from './markdown';

/** A text of the engine or of main in the report's language, numbers as that language writes them. */
export function told(language: Report['language'], text: string): string {
  return toldIn(language, text, decimalMarkOf('language', language)).text;
}

/** The same as a paragraph; what has no words in the report's language is marked as English. */
export function toldParagraph(language: Report['language'], text: string, tone: 'plain' | 'muted' = 'plain'): ReportNode {
  const { text: own, state } = toldIn(language, text, decimalMarkOf('language', language));
  const node = { kind: 'paragraph', parts: sentence(own), tone } as const;
  return state === 'not' ? { ...node, language: 'en' } : node;
}
