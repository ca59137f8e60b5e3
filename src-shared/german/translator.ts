/**
 * Translates the texts the program computes. They are made, stored and logged in English; a catalogue of templates reads them, lifts
 * the values out of the gaps and writes them into the German sentence, so that runs stored long ago are told in German too.
 */
import { filled, isClosed, readings, templateOf, type Template } from './template';

/** English templates and their German ones, gaps numbered alike. */
export type Catalogue = Readonly<Record<string, string>>;

export interface Told {
  readonly text: string;
  /** `whole`: every word is German, or there were none; `part`: names or quotations inside are as they were; `not`: still English. */
  readonly state: 'whole' | 'part' | 'not';
}

interface Entry {
  readonly english: Template;
  readonly german: Template;
  /** Whether it has words of its own beside its gaps. */
  readonly worded: boolean;
}

/** Texts nested deeper than this stay as they are. */
const DEEPEST = 9;
/** Looked at so many parts, a text is given up: no text of the program has as many. */
const MOST_PARTS = 300;
const MOST_REMEMBERED = 4000;
/** Names of functions and the like that are not words of a language. */
const NOT_WORDS =
  /\b(?:tanh|sinh|cosh|exp|log|ln|sin|cos|max|min|det|tr|span|diag|sgn|sign|abs|sqrt|arg|sup|inf|NaN|CSV|JSON|NPZ|PDF|SVG|PNG)\b/g;

/** Whether there is a word of a language in it: three letters in a row, or “at”, outside formulas, quotations and names of files. */
export function hasWords(text: string): boolean {
  const bare = text
    .replace(/\$[^$]*\$/g, ' ')
    .replace(/“[^”]*”/g, ' ')
    .replace(/\S*[/\\._]\w\S*/g, ' ')
    .replace(NOT_WORDS, ' ');
  return /(?<!\p{L})(?:\p{L}{3,}|at(?!\p{L}))/u.test(bare);
}

/** Separators between texts that stand beside each other, the weakest last. */
const JOINTS: readonly RegExp[] = [/(\n+)/, /((?<=[.!?)]) (?=[\p{Lu}“(]))/u, /( · )/, /(; )/, /( — )/, /(: )/, /(, )/, /( = )/];

/** `numbers` writes the numbers in a German text as the language does. */
export function createTranslator(catalogue: Catalogue, numbers: (text: string) => string): (text: string) => Told {
  const plain = new Map<string, string>();
  const byStart = new Map<string, Entry[]>();
  const entries = Object.entries(catalogue).map(([english, german]) => [english, german, templateOf(english)] as const);
  for (const [english, german, template] of entries.sort((a, b) => b[2].weight - a[2].weight)) {
    if (template.gaps.length === 0) plain.set(english.trim(), german.trim());
    else {
      const start = (template.literals[0] ?? '').trimStart().slice(0, 1);
      const trimmed = { ...template, literals: trimmedEnds(template.literals) };
      byStart.set(start, [
        ...(byStart.get(start) ?? []),
        { english: trimmed, german: templateOf(german.trim()), worded: hasWords(template.literals.join(' ')) },
      ]);
    }
  }
  let remembered = new Map<string, Told>();
  /** Answers of one question, however often its parts come up. */
  let parts = new Map<string, Reading>();

  function translate(text: string, depth: number): Reading {
    const core = text.trim();
    if (!plain.has(core) && !hasWords(core)) return { text, left: 0 };
    const known = parts.get(core);
    const { text: german, left } = known ?? (depth > DEEPEST || parts.size > MOST_PARTS ? untold(core) : look(core, depth));
    if (known === undefined && depth <= DEEPEST) parts.set(core, { text: german, left });
    const before = text.slice(0, text.indexOf(core));
    return { text: before + german + text.slice(before.length + core.length), left };
  }

  /** The first way that leaves nothing in English, else the one that leaves least. */
  function look(core: string, depth: number): Reading {
    let best = untold(core);
    for (const way of ways(core, depth)) {
      const found = way();
      if (found === null) continue;
      if (found.left === 0) return found;
      if (found.left < best.left) best = found;
    }
    return best;
  }

  function ways(core: string, depth: number): readonly (() => Reading | null)[] {
    return [
      () => exactly(core),
      () => byTemplate(core, depth),
      () => inBrackets(core, depth),
      // A clause that stands as a sentence.
      () => (core.endsWith('.') ? wrapped('', core.slice(0, -1), '.', depth) : null),
      ...JOINTS.map((joint) => () => byPieces(core, joint, depth)),
    ];
  }

  function exactly(core: string): Reading | null {
    const own = plain.get(core);
    return own === undefined ? null : { text: own, left: 0 };
  }

  function wrapped(before: string, inner: string, after: string, depth: number): Reading {
    const { text, left } = translate(inner, depth + 1);
    return { text: before + text + after, left };
  }

  /** A set or a point of texts. */
  function inBrackets(core: string, depth: number): Reading | null {
    const inner = core.slice(1, -1);
    return /^(?:\(.*\)|\{.*\})$/su.test(core) && isClosed(inner) ? wrapped(core.slice(0, 1), inner, core.slice(-1), depth) : null;
  }

  /** The most particular template whose values are all German; else the one that leaves least in English. */
  function byTemplate(core: string, depth: number): Reading | null {
    let best: Reading | null = null;
    for (const { english, german, worded } of [...(byStart.get(core.slice(0, 1)) ?? []), ...(byStart.get('') ?? [])]) {
      for (const values of readings(english, core)) {
        const told = [...values].map(([gap, value]) => [gap, translate(value, depth + 1)] as const);
        const left = told.reduce((sum, [, one]) => sum + one.left, 0);
        if (left > 0 && (!worded || (best !== null && best.left <= left))) continue;
        best = { text: filled(german, new Map(told.map(([gap, one]) => [gap, one.text]))), left };
        if (left === 0) return best;
      }
    }
    return best;
  }

  /** Texts side by side; neighbours that are one entry of the catalogue stay together. */
  function byPieces(core: string, joint: RegExp, depth: number): Reading | null {
    const pieces = piecesOf(core, joint);
    if (pieces.length < 3) return null;
    let [text, left] = ['', 0];
    for (let from = 0; from < pieces.length;) {
      let to = pieces.length;
      while (to > from + 1 && (to - from === pieces.length || exactly(pieces.slice(from, to).join('')) === null)) to -= 2;
      const told = translate(pieces.slice(from, to).join(''), depth + 1);
      text += told.text + (pieces[to] ?? '');
      left += told.left;
      from = to + 1;
    }
    return { text, left };
  }

  return (text) => {
    const known = remembered.get(text);
    if (known) return known;
    parts = new Map();
    const { text: own, left } = translate(text, 0);
    const state = left === 0 ? 'whole' : own === text ? 'not' : 'part';
    const told: Told = { text: state === 'not' ? text : numbers(own), state };
    if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
    remembered.set(text, told);
    return told;
  };
}

/** A text in German as far as it goes, with the number of characters that are still English. */
interface Reading {
  readonly text: string;
  readonly left: number;
}

const untold = (core: string): Reading => ({ text: core, left: core.length });

/** Pieces and what joins them in turn; what is in brackets is not taken apart. */
function piecesOf(core: string, joint: RegExp): readonly string[] {
  const pieces: string[] = [];
  for (const [index, piece] of core.split(joint).entries()) {
    const last = pieces.at(-1);
    if (index > 0 && last !== undefined && pieces.length % 2 === 1 && !isClosed(last)) pieces[pieces.length - 1] = last + piece;
    else pieces.push(piece);
  }
  return pieces;
}

/** Spaces at the ends of a template belong to where it stands, not to it. */
function trimmedEnds(literals: readonly string[]): readonly string[] {
  return literals.map((literal, index) => {
    const start = index === 0 ? literal.trimStart() : literal;
    return index === literals.length - 1 ? start.trimEnd() : start;
  });
}
