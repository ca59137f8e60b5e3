/** What is refused in a formula before the parser sees it. */
import { type Refusal, refuse } from '../../src-shared/answer';
import type { Line } from './lines';
import { pointing, type SourceText } from './source-text';

export const MAX_LENGTH = 4_000;
/** Deeper bracketing than any sensible formula: bounds the parser's recursion. */
const MAX_BRACKETS = 60;
/** Signs or powers one behind the other: the parser recurses on them too. */
const MAX_CHAIN = 60;

const ADVICE: readonly (readonly [RegExp, string])[] = [
  [/\|/, 'Write abs(…) for |…|.'],
  [/[[\]]/, 'Use round brackets; vectors and matrices are not read.'],
  [/[{}]/, 'Use round brackets.'],
  [/["'`]/, 'A formula holds no text.'],
  [/=/, 'One line defines one name: name = expression.'],
  [/!/, 'Factorials and conditions are not read; step(x), max and min can stand for a condition.'],
  [/[<>&?:]/, 'Conditions are not read; step(x), max and min can stand for them.'],
  [/;/, 'Put every expression on a line of its own.'],
  [/%/, 'Write fractions as 0.05, and no remainders.'],
];
const LOOK_ALIKES: Readonly<Record<string, string>> = { а: 'a', е: 'e', о: 'o', р: 'p', с: 'c', х: 'x', у: 'y', і: 'i', ο: 'o' };

/** Characters, brackets and commas of one line; null where nothing is wrong. */
export function screenLine(line: Line, source: SourceText, where: string): Refusal | null {
  const { text, at } = line;
  const say = (code: string, what: string, advice: string, from: number, to: number) =>
    pointing(refuse(code, where, what, advice).refusal, source, at + from, at + to);
  const foreign = /[^0-9A-Za-z_.+\-*/^(), ]/u.exec(text);
  if (foreign) {
    const sign = foreign[0];
    const code = `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const latin = LOOK_ALIKES[sign];
    const advice = latin
      ? `It only looks like ${latin}: type ${latin} anew.`
      : (ADVICE.find(([signs]) => signs.test(sign))?.[1] ?? 'Use numbers, names, + - * / ^ and brackets.');
    const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(sign) ? `“${sign}” (${code})` : code;
    return say('formula-character', `The character ${shown} cannot be used here.`, advice, foreign.index, foreign.index + sign.length);
  }
  const radix = /(?<![\w.])0[xbo]\w*/i.exec(text);
  if (radix)
    return say(
      'formula-number',
      `${radix[0]} is not a number here.`,
      'Write decimal numbers; 0*x with its sign.',
      radix.index,
      radix.index + radix[0].length,
    );
  const stars = text.indexOf('**');
  if (stars >= 0) return say('formula-syntax', 'Two multiplication signs follow each other.', 'Write ^ for powers.', stars, stars + 2);
  const chain = longChain(text);
  if (chain !== null)
    return say('formula-too-deep', 'Too many signs or powers follow each other.', 'Simplify the formula.', chain, chain + 1);
  return brackets(text, say);
}

function brackets(text: string, say: (code: string, what: string, advice: string, from: number, to: number) => Refusal): Refusal | null {
  const open: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '(') open.push(i);
    else if (sign === ')' && open.pop() === undefined)
      return say('formula-brackets', 'A bracket closes that was never opened.', 'Remove it, or open it before.', i, i + 1);
    else if (sign === ',' && open.length === 0)
      return /\d\s*$/.test(text.slice(0, i)) && /^,\s*\d/.test(text.slice(i))
        ? say('decimal-comma', 'There is a comma in a number.', 'Write the decimal point as a point.', i, i + 1)
        : say('formula-syntax', 'A comma stands outside the brackets of a function.', 'Remove it.', i, i + 1);
    if (open.length > MAX_BRACKETS)
      return say('formula-too-deep', 'The brackets are nested too deeply.', `Use at most ${MAX_BRACKETS} levels.`, i, i + 1);
  }
  const unclosed = open.pop();
  return unclosed === undefined ? null : say('formula-brackets', 'A bracket is never closed.', 'Close it.', unclosed, unclosed + 1);
}

/** Where more signs (--+x) or powers (x^x^x) than allowed follow each other, or null; one pass, whatever the text. */
function longChain(text: string): number | null {
  let signs = 0;
  let powers = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    if (sign === '+' || sign === '-') signs++;
    else if (sign !== ' ') signs = 0;
    if (sign === '^') powers++;
    else if ('+*/,('.includes(sign)) powers = 0;
    if (signs > MAX_CHAIN || powers > MAX_CHAIN) return i;
  }
  return null;
}
