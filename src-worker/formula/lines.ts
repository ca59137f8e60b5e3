/** Splits a formula into its lines: `name = expression`, the last one the loss. */
import { type Answer, accept, refuse } from '../../src-shared/answer';
import { pointing, type SourceText } from './source-text';

/** One expression of a formula; positions count in the plain text. */
export interface Line {
  /** Name on the left of the equals sign, or null. */
  readonly name: string | null;
  readonly nameAt: number;
  /** Names in brackets after it, as in f(x, y) = …; null without brackets. */
  readonly inputs: readonly string[] | null;
  readonly text: string;
  readonly at: number;
}

const LEFT_SIDE = /^\s*([A-Za-z][A-Za-z0-9_]*)\s*(?:\(([^()=]*)\)\s*)?=/;

/** The lines that hold something, comments (from # on) dropped; at least one. */
export function linesOf(source: SourceText, where: string): Answer<readonly Line[]> {
  const lines: Line[] = [];
  let start = 0;
  for (const whole of source.plain.split('\n')) {
    const text = whole.replace(/#.*$/, '');
    if (text.trim() !== '') {
      const left = LEFT_SIDE.exec(text);
      const skipped = left ? left[0].length : text.length - text.trimStart().length;
      lines.push({
        name: left?.[1] ?? null,
        nameAt: start + (left ? left[0].length - left[0].trimStart().length : 0),
        inputs: left?.[2] === undefined ? null : left[2].split(',').map((name) => name.trim()),
        text: text.slice(skipped).trimEnd(),
        at: start + skipped,
      });
    }
    start += whole.length + 1;
  }
  if (lines.length === 0) return refuse('formula-empty', where, 'There is no formula.', 'Type a loss such as x^4/4 - x^2/2.');
  const fault = lines.slice(0, -1).find(({ name, inputs }) => name === null || inputs !== null);
  if (fault) {
    const { refusal } = fault.name
      ? refuse('formula-line', where, `${fault.name} is defined as a function.`, `Name a sub-expression instead: ${fault.name} = ….`)
      : refuse('formula-line', where, 'Only the last line may stand without a name.', 'Write name = expression in the lines before it.');
    return { ok: false, refusal: pointing(refusal, source, fault.nameAt, fault.at + fault.text.length) };
  }
  const empty = lines.find(({ text }) => text.trim() === '');
  if (empty) {
    const { refusal } = refuse('formula-line', where, `Nothing stands to the right of ${empty.name} =.`, 'Write an expression there.');
    return { ok: false, refusal: pointing(refusal, source, empty.nameAt, empty.at) };
  }
  return accept(lines);
}
