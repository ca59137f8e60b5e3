/** Text of an SVG: lines that can be read, searched and edited, in a face that is in the file. */
import { faces } from './faces';
import { FontFile, fontWith } from './font-subset';
import { FIGURE_FAMILY } from './fonts';

/** Where the face inside is not used, by programs that take no fonts from files, one of the same widths or nearly. */
const FAMILIES = `${FIGURE_FAMILY}, DejaVu Sans Condensed, DejaVu Sans, sans-serif`;
const WEIGHTS = { 400: 'plain', 700: 'bold' } as const;
type Weight = keyof typeof WEIGHTS;

const opened = new Map<Weight, FontFile>();
function fontOf(weight: Weight): FontFile {
  const font = opened.get(weight) ?? new FontFile(faces()[WEIGHTS[weight]]);
  opened.set(weight, font);
  return font;
}

const weightOf = (attributes: string): Weight => (Number(/ font-weight="(\d+)"/.exec(attributes)?.[1] ?? 400) >= 600 ? 700 : 400);
const TEXT = /<text\b([^>]*)>([^<]*)<\/text>/g;

/** Letters of one face and colour, one after the other. */
interface Piece {
  /** Attributes that are kept. */
  readonly look: string;
  readonly weight: Weight;
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly text: string;
}

/**
 * Skia places every letter by itself, and begins anew where another script does. Here a line is one piece with the width it has to
 * take, which is that of its letters where the face inside is used.
 */
export function withLines(svg: string): string {
  return svg.replace(/(?:<text\b[^>]*>[^<]*<\/text>\s*)+/g, (whole) => {
    const lines: Piece[] = [];
    for (const [, attributes = '', content = ''] of whole.matchAll(TEXT)) {
      const next = pieceOf(attributes, plain(content));
      const last = lines.at(-1);
      if (content === '') continue;
      const between = last === undefined ? null : spaceBetween(last, next);
      if (last === undefined || between === null) lines.push(next);
      else lines[lines.length - 1] = { ...last, text: last.text + between + next.text };
    }
    return lines.map(lineText).join('');
  });
}

function pieceOf(attributes: string, text: string): Piece {
  const number = (name: string) => Number(new RegExp(` ${name}="(-?[\\d.e+-]+)`).exec(attributes)?.[1] ?? 0);
  const look = attributes.replace(/ (?:x|y|font-family|font-weight|font-stretch|font-style)="[^"]*"/g, '');
  return { look, weight: weightOf(attributes), size: number('font-size'), x: number('x'), y: number('y'), text };
}

const widthOf = ({ weight, size, text }: Piece) => fontOf(weight).advance(text) * size;

/** What stands between two pieces of one line; null = they are no line. Skia writes some spaces as pieces without a letter or a place. */
function spaceBetween(last: Piece, next: Piece): string | null {
  if (last.look !== next.look || last.weight !== next.weight || last.y !== next.y) return null;
  const gap = next.x - last.x - widthOf(last);
  return ['', ' '].find((text) => Math.abs(gap - widthOf({ ...last, text })) < 0.02 * last.size) ?? null;
}

/** Spaces at the ends are left out: readers would not show them. */
function lineText(piece: Piece): string {
  const before = /^ */.exec(piece.text)?.[0] ?? '';
  const line = { ...piece, text: piece.text.trim(), x: piece.x + widthOf({ ...piece, text: before }) };
  const { look, weight, x, y, text } = line;
  if (text === '') return '';
  const short = (value: number) => String(Number(value.toFixed(3)));
  const heavy = weight === 400 ? '' : ' font-weight="700"';
  const held = [...text].length > 1 ? ` textLength="${short(widthOf(line))}" lengthAdjust="spacingAndGlyphs"` : '';
  return `<text${look} font-family="${FAMILIES}"${heavy} x="${short(x)}" y="${short(y)}"${held}>${escaped(text)}</text>`;
}

/** A rule of CSS for each weight the drawings use, with the characters they have. Equal texts make equal rules. */
export function fontRules(svgs: readonly string[]): string {
  const used = new Map<Weight, string>();
  for (const svg of svgs)
    for (const [, attributes = '', content = ''] of svg.matchAll(TEXT)) {
      const weight = weightOf(attributes);
      used.set(weight, (used.get(weight) ?? '') + plain(content));
    }
  return [...used]
    .sort(([a], [b]) => a - b)
    .map(([weight, text]) => {
      const data = fontWith(fontOf(weight), text, FIGURE_FAMILY).toString('base64');
      return `@font-face{font-family:"${FIGURE_FAMILY}";font-weight:${weight};src:url(data:font/ttf;base64,${data}) format("truetype")}`;
    })
    .join('\n');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function plain(content: string): string {
  return content.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return hex === undefined ? (ENTITIES[name ?? ''] ?? whole) : String.fromCodePoint(Number.parseInt(hex, 16));
  });
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
