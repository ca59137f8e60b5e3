/** What is refused before the parser sees it, and the sentences for what the parser cannot read. */
import { type Answer, accept, type Refusal, refuse } from '../../src-shared/answer';

const MAX_LENGTH = 200;
/** Deeper bracketing than any sensible formula: bounds the parser's recursion. */
const MAX_BRACKETS = 30;

/** Signs that text processors put in place of the keyboard's; one for one, so that positions stay. */
const TYPOGRAPHIC: Readonly<Record<string, string>> = { '−': '-', '–': '-', '·': '*', '×': '*', '⋅': '*', '÷': '/', '\u00a0': ' ' };

/** Checks length, characters and bracket depth; the value is the text with typographic signs replaced. */
export function screen(text: string, where: string): Answer<string> {
  if (text.length > MAX_LENGTH)
    return refuse('expression-too-long', where, `The expression has ${text.length} characters.`, `Use at most ${MAX_LENGTH} characters.`);
  const plain = Array.from(text, (sign) => TYPOGRAPHIC[sign] ?? sign).join('');
  if (plain.trim() === '') return refuse('expression-empty', where, 'The expression is empty.', 'Enter a number such as 1.1.');
  const comma = /\d\s*,\s*\d/.exec(plain);
  if (comma)
    return refuse(
      'decimal-comma',
      where,
      `There is a comma at position ${plain.indexOf(',', comma.index) + 1}.`,
      `Write the decimal point as a point: ${plain.replaceAll(/\s*,\s*/g, '.').trim()}`,
    );
  const foreign = /[^0-9A-Za-z_.+\-*/^() \t]/u.exec(plain);
  if (foreign)
    return refuse(
      'expression-character',
      where,
      `The character ${JSON.stringify(foreign[0])} at position ${foreign.index + 1} cannot be used here.`,
      'Use numbers, names, + - * / ^ and parentheses.',
    );
  let depth = 0;
  for (const sign of plain) {
    depth += sign === '(' ? 1 : sign === ')' ? -1 : 0;
    if (depth > MAX_BRACKETS)
      return refuse('expression-too-deep', where, 'The parentheses are nested too deeply.', `Use at most ${MAX_BRACKETS} levels.`);
  }
  return accept(plain);
}

/** A sentence for a parser error; its `char` is the position, counted from 1. */
export function explainSyntax(error: unknown, text: string, where: string): Refusal {
  const char = typeof error === 'object' && error !== null && 'char' in error && typeof error.char === 'number' ? error.char : null;
  const opened = text.split('(').length;
  const closed = text.split(')').length;
  const advice =
    opened > closed
      ? 'Close the open parenthesis.'
      : closed > opened
        ? 'Remove the parenthesis that closes nothing.'
        : 'Check the formula there; an example is sqrt(5)-1.';
  const ended = char === null || char > text.trimEnd().length;
  const what = ended ? 'The expression ends too early.' : `The expression cannot be read at position ${char}.`;
  return refuse('expression-syntax', where, what, advice).refusal;
}
