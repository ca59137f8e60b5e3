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
}

/** Texts nested deeper than this stay as they are. */
const DEEPEST = 6;
const MOST_REMEMBERED = 4000;
/** Names of functions and the like that are not words of a language. */
const NOT_WORDS =
  /\b(?:tanh|sinh|cosh|exp|log|ln|sin|cos|max|min|det|tr|span|diag|sgn|sign|abs|sqrt|arg|sup|inf|NaN|CSV|JSON|NPZ|PDF|SVG|PNG)\b/g;

/** Whether there is a word of a language in it: three letters in a row outside formulas, quotations and names of files. */
export function hasWords(text: string): boolean {
  const bare = text
    .replace(/\$[^$]*\$/g, ' ')
    .replace(/“[^”]*”/g, ' ')
    .replace(/\S*[/\\._]\w\S*/g, ' ')
    .replace(NOT_WORDS, ' ');
  return /(?<!\p{L})\p{L}{3,}/u.test(bare);
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
      byStart.set(start, [...(byStart.get(start) ?? []), { english: trimmed, german: templateOf(german.trim()) }]);
    }
  }
  let remembered = new Map<string, Told>();

  function translate(text: string, depth: number): Told {
    const core = text.trim();
    if (!plain.has(core) && !hasWords(core)) return { text, state: 'whole' };
    const before = text.slice(0, text.indexOf(core));
    const after = text.slice(before.length + core.length);
    const { text: german, state } = remember(core, depth);
    return { text: before + german + after, state };
  }

  function remember(core: string, depth: number): Told {
    const known = remembered.get(core);
    if (known) return known;
    const told = depth > DEEPEST ? { text: core, state: 'not' as const } : look(core, depth);
    if (depth === 0) {
      if (remembered.size >= MOST_REMEMBERED) remembered = new Map();
      remembered.set(core, told);
    }
    return told;
  }

  function look(core: string, depth: number): Told {
    const exact = plain.get(core);
    if (exact !== undefined) return { text: exact, state: 'whole' };
    let best = byTemplate(core, depth);
    if (best?.state === 'whole') return best;
    // A clause that stands as a sentence.
    const clause = core.endsWith('.') ? remember(core.slice(0, -1), depth + 1) : null;
    if (clause?.state === 'whole') return { text: `${clause.text}.`, state: 'whole' };
    for (const joint of JOINTS) {
      const joined = byPieces(core, joint, depth);
      if (joined?.state === 'whole') return joined;
      best ??= joined;
    }
    return best ?? { text: core, state: 'not' };
  }

  /** The most particular template whose values are all German; else the most particular one with words of its own. */
  function byTemplate(core: string, depth: number): Told | null {
    let best: Told | null = null;
    let weight = 0;
    const candidates = [...(byStart.get(core.slice(0, 1)) ?? []), ...(byStart.get('') ?? [])];
    for (const { english, german } of candidates) {
      if (best !== null && english.weight < weight) continue;
      for (const values of readings(english, core)) {
        const told = [...values].map(([gap, value]) => [gap, translate(value, depth + 1)] as const);
        const state = told.every(([, one]) => one.state === 'whole') ? ('whole' as const) : ('part' as const);
        const text = filled(german, new Map(told.map(([gap, one]) => [gap, one.text])));
        if (state === 'whole') return { text, state };
        if (best === null && hasWords(english.literals.join(' '))) {
          best = { text, state };
          weight = english.weight;
        }
      }
    }
    return best;
  }

  function byPieces(core: string, joint: RegExp, depth: number): Told | null {
    const pieces = core.split(joint);
    if (pieces.length < 3 || pieces.some((piece) => !isClosed(piece))) return null;
    const told = pieces.map((piece, index) => (index % 2 === 1 ? { text: piece, state: 'whole' as const } : translate(piece, depth + 1)));
    const worded = told.filter((_, index) => index % 2 === 0 && hasWords(pieces[index] ?? ''));
    if (worded.every(({ state }) => state === 'not')) return null;
    const state = told.every((one) => one.state === 'whole') ? ('whole' as const) : ('part' as const);
    return { text: told.map(({ text }) => text).join(''), state };
  }

  return (text) => {
    const told = translate(text, 0);
    return told.state === 'not' ? told : { ...told, text: numbers(told.text) };
  };
}

/** Spaces at the ends of a template belong to where it stands, not to it. */
function trimmedEnds(literals: readonly string[]): readonly string[] {
  return literals.map((literal, index) => {
    const start = index === 0 ? literal.trimStart() : literal;
    return index === literals.length - 1 ? start.trimEnd() : start;
  });
}
