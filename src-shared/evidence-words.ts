import { figure } from './figures';
import type { Evidence } from './spec';

type Sentence = (value: (name: string) => string) => string;

/** The sentence of each evidence code; `value` gives one of its numbers as text. */
const SENTENCES: Readonly<Record<string, Sentence>> = {};

/** What an outcome rests on, as a sentence; a code without one is shown with its numbers. */
export function evidenceSentence(evidence: Evidence): string {
  const value = (name: string) => (evidence.values[name] === undefined ? '?' : figure(evidence.values[name], 5));
  const sentence = SENTENCES[evidence.code];
  if (sentence) return sentence(value);
  const numbers = Object.keys(evidence.values).map((name) => `${name} = ${value(name)}`);
  return `${evidence.code.replaceAll('-', ' ')}${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}.`;
}
