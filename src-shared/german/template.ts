/** Templates with numbered gaps, `Settled after {1} steps`, and how a text is read by one. */

export interface Template {
  /** Characters before, between and after the gaps. */
  readonly literals: readonly string[];
  /** Number of each gap, in the order of the text. */
  readonly gaps: readonly number[];
  /** Characters that are not gaps: the more, the more particular. */
  readonly weight: number;
}

export function templateOf(text: string): Template {
  const pieces = text.split(/\{(\d+)\}/);
  const literals = pieces.filter((_, index) => index % 2 === 0);
  const gaps = pieces.filter((_, index) => index % 2 === 1).map(Number);
  return { literals, gaps, weight: literals.reduce((sum, literal) => sum + literal.length, 0) };
}

/** The template with its gaps filled; a gap without a value stays empty. */
export function filled(template: Template, values: ReadonlyMap<number, string>): string {
  return template.literals
    .map((literal, index) => {
      const gap = template.gaps[index];
      return literal + (gap === undefined ? '' : (values.get(gap) ?? ''));
    })
    .join('');
}

const OPENING = '([{';
const CLOSING = ')]}';

/** Whether brackets and dollar signs in a value are closed: no gap ends inside a set, a point or a formula. */
export function isClosed(text: string): boolean {
  const open: number[] = [];
  let dollars = 0;
  for (const character of text) {
    if (character === '$') dollars++;
    const opening = OPENING.indexOf(character);
    if (opening >= 0) open.push(opening);
    const closing = CLOSING.indexOf(character);
    if (closing >= 0 && open.pop() !== closing) return false;
  }
  return open.length === 0 && dollars % 2 === 0;
}

/** So many ways to read one text by one template are tried. */
const MOST_READINGS = 24;

/**
 * The values a text gives the gaps of a template, shortest first values first; several where the literals occur more than once. A
 * gap that occurs twice has the same value in both places.
 */
export function readings(template: Template, text: string): readonly ReadonlyMap<number, string>[] {
  const { literals, gaps } = template;
  const [first = ''] = literals;
  const last = literals.at(-1) ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < template.weight) return [];
  const found: ReadonlyMap<number, string>[] = [];
  const read = (gap: number, from: number, values: ReadonlyMap<number, string>): void => {
    if (found.length >= MOST_READINGS) return;
    const number = gaps[gap];
    if (number === undefined) {
      if (from === text.length) found.push(values);
      return;
    }
    const literal = literals[gap + 1] ?? '';
    const isLast = gap === gaps.length - 1;
    let at = isLast ? text.length - literal.length : text.indexOf(literal, from);
    while (at >= from && found.length < MOST_READINGS) {
      const value = text.slice(from, at);
      const known = values.get(number);
      if (isClosed(value) && (known === undefined || known === value)) {
        read(gap + 1, at + literal.length, new Map(values).set(number, value));
      }
      if (isLast) return;
      at = literal === '' ? (at < text.length ? at + 1 : -1) : text.indexOf(literal, at + 1);
    }
  };
  read(0, first.length, new Map());
  return found;
}
