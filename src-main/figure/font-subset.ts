/** A TrueType font with some of its characters only (OpenType 1.9): what a drawing that is kept carries, so that it looks the same anywhere. */

interface Table {
  readonly tag: string;
  readonly content: Buffer;
}

/** Flags of a part of a composite glyph (OpenType, `glyf`). */
const WORDS = 0x0001;
const SCALE = 0x0008;
const MORE = 0x0020;
const SCALES = 0x0040;
const MATRIX = 0x0080;
const INSTRUCTIONS = 0x0100;

/** A font opened for reading. */
export class FontFile {
  readonly #tables = new Map<string, Buffer>();
  #characters: ReadonlyMap<number, number> | null = null;

  /** `bytes`: a TrueType font with a character map of format 12 and the outlines' places as words of 32 bits. */
  constructor(bytes: Buffer) {
    for (let n = 0; n < bytes.readUInt16BE(4); n++) {
      const at = 12 + 16 * n;
      const offset = bytes.readUInt32BE(at + 8);
      this.#tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(offset, offset + bytes.readUInt32BE(at + 12)));
    }
    if (this.table('head').readInt16BE(50) !== 1) throw new Error('the font has short places of outlines');
  }

  table(tag: string): Buffer {
    const table = this.#tables.get(tag);
    if (table === undefined) throw new Error(`the font has no table ${tag}`);
    return table;
  }

  get tags(): readonly string[] {
    return [...this.#tables.keys()].sort();
  }

  /** Number of the character's glyph; null = the font has none. */
  glyphOf(character: number): number | null {
    this.#characters ??= this.#readCharacters();
    return this.#characters.get(character) ?? null;
  }

  /** Width in units of an em of 1. */
  advance(text: string): number {
    const [hmtx, count] = [this.table('hmtx'), this.table('hhea').readUInt16BE(34)];
    const em = this.table('head').readUInt16BE(18);
    let width = 0;
    for (const sign of text) width += hmtx.readUInt16BE(4 * Math.min(this.glyphOf(sign.codePointAt(0) ?? 0) ?? 0, count - 1));
    return width / em;
  }

  outline(glyph: number): Buffer {
    const loca = this.table('loca');
    return this.table('glyf').subarray(loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4));
  }

  /** Width and left bearing, as the table `hmtx` has them. */
  metric(glyph: number): Buffer {
    const [hmtx, count] = [this.table('hmtx'), this.table('hhea').readUInt16BE(34)];
    if (glyph < count) return hmtx.subarray(4 * glyph, 4 * glyph + 4);
    return Buffer.concat([hmtx.subarray(4 * count - 4, 4 * count - 2), hmtx.subarray(2 * count + 2 * glyph, 2 * count + 2 * glyph + 2)]);
  }

  #readCharacters(): ReadonlyMap<number, number> {
    const glyphs = new Map<number, number>();
    const cmap = this.table('cmap');
    for (let n = 0; n < cmap.readUInt16BE(2); n++) {
      const at = cmap.readUInt32BE(8 + 8 * n);
      if (cmap.readUInt16BE(at) !== 12) continue;
      for (let group = 0; group < cmap.readUInt32BE(at + 12); group++) {
        const place = at + 16 + 12 * group;
        const [first, last, glyph] = [0, 4, 8].map((part) => cmap.readUInt32BE(place + part)) as [number, number, number];
        for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
      }
    }
    return glyphs;
  }
}

/** The font with the characters of `text` and nothing for laying them out: no hints, no pairs. `family`: the name it gets. */
export function fontWith(font: FontFile, text: string, family: string): Buffer {
  const codes = [...new Set(text)].map((sign) => sign.codePointAt(0) ?? 0).sort((a, b) => a - b);
  const known = codes.flatMap((code) => {
    const glyph = font.glyphOf(code);
    return glyph === null ? [] : [[code, glyph] as const];
  });
  const glyphs = withParts(font, [0, ...known.map(([, glyph]) => glyph)]);
  const number = new Map(glyphs.map((glyph, n) => [glyph, n]));
  const outlines = glyphs.map((glyph) => padded(renumbered(font.outline(glyph), number)));
  const patched = (tag: string, patch: (table: Buffer) => void): Table => {
    const content = Buffer.from(font.table(tag));
    patch(content);
    return { tag, content };
  };
  return fileOf([
    { tag: 'OS/2', content: font.table('OS/2') },
    { tag: 'cmap', content: characterMap(known.map(([code, glyph]) => [code, number.get(glyph) ?? 0] as const)) },
    { tag: 'glyf', content: Buffer.concat(outlines) },
    patched('head', (head) => void [head.writeUInt32BE(0, 8), head.writeInt16BE(1, 50)]),
    patched('hhea', (hhea) => hhea.writeUInt16BE(glyphs.length, 34)),
    { tag: 'hmtx', content: Buffer.concat(glyphs.map((glyph) => font.metric(glyph))) },
    { tag: 'loca', content: places(outlines) },
    patched('maxp', (maxp) => maxp.writeUInt16BE(glyphs.length, 4)),
    { tag: 'name', content: names(family) },
    { tag: 'post', content: nameless(font.table('post')) },
  ]);
}

/** The whole font but for these tables. */
export function fontWithout(bytes: Buffer, left: readonly string[]): Buffer {
  const font = new FontFile(bytes);
  return fileOf(
    font.tags
      .filter((tag) => !left.includes(tag))
      .map((tag) => ({ tag, content: tag === 'post' ? nameless(font.table(tag)) : font.table(tag) })),
  );
}

/** The glyphs with those they are put together from, each once, in the order of the font. */
function withParts(font: FontFile, wanted: readonly number[]): readonly number[] {
  const all = new Set<number>();
  const open = [...wanted];
  for (let glyph = open.pop(); glyph !== undefined; glyph = open.pop()) {
    if (all.has(glyph)) continue;
    all.add(glyph);
    open.push(...partsOf(font.outline(glyph)).map(({ glyph: part }) => part));
  }
  return [...all].sort((a, b) => a - b);
}

interface Part {
  readonly at: number;
  readonly glyph: number;
  readonly flags: number;
  readonly end: number;
}

/** Of a composite glyph; a simple one has none. */
function partsOf(outline: Buffer): readonly Part[] {
  if (outline.length === 0 || outline.readInt16BE(0) >= 0) return [];
  const parts: Part[] = [];
  for (let at = 10, more = true; more;) {
    const flags = outline.readUInt16BE(at);
    const scale = flags & SCALE ? 2 : flags & SCALES ? 4 : flags & MATRIX ? 8 : 0;
    const end = at + 4 + (flags & WORDS ? 4 : 2) + scale;
    parts.push({ at, glyph: outline.readUInt16BE(at + 2), flags, end });
    more = (flags & MORE) !== 0;
    at = end;
  }
  return parts;
}

/** The outline without its hints, its parts by their new numbers. */
function renumbered(outline: Buffer, number: ReadonlyMap<number, number>): Buffer {
  if (outline.length === 0) return outline;
  const contours = outline.readInt16BE(0);
  if (contours >= 0) {
    const hints = 10 + 2 * contours;
    const length = outline.readUInt16BE(hints);
    return Buffer.concat([outline.subarray(0, hints), Buffer.alloc(2), outline.subarray(hints + 2 + length)]);
  }
  const parts = partsOf(outline);
  const copy = Buffer.from(outline.subarray(0, parts.at(-1)?.end ?? 10));
  for (const { at, glyph, flags } of parts) {
    copy.writeUInt16BE(flags & ~INSTRUCTIONS, at);
    copy.writeUInt16BE(number.get(glyph) ?? 0, at + 2);
  }
  return copy;
}

function padded(content: Buffer): Buffer {
  return content.length % 4 === 0 ? content : Buffer.concat([content, Buffer.alloc(4 - (content.length % 4))]);
}

function places(outlines: readonly Buffer[]): Buffer {
  const loca = Buffer.alloc(4 * (outlines.length + 1));
  let at = 0;
  for (const [n, { length }] of outlines.entries()) loca.writeUInt32BE((at += length), 4 * n + 4);
  return loca;
}

/** Format 12, a group a character. */
function characterMap(entries: readonly (readonly [number, number])[]): Buffer {
  const map = Buffer.alloc(12 + 16 + 12 * entries.length);
  map.writeUInt16BE(1, 2);
  map.writeUInt16BE(3, 4);
  map.writeUInt16BE(10, 6);
  map.writeUInt32BE(12, 8);
  map.writeUInt16BE(12, 12);
  map.writeUInt32BE(16 + 12 * entries.length, 16);
  map.writeUInt32BE(entries.length, 24);
  for (const [n, [code, glyph]] of entries.entries()) {
    map.writeUInt32BE(code, 28 + 12 * n);
    map.writeUInt32BE(code, 32 + 12 * n);
    map.writeUInt32BE(glyph, 36 + 12 * n);
  }
  return map;
}

/** Family, style, full name, version and PostScript name, for Windows in English. */
function names(family: string): Buffer {
  const texts = new Map([
    [1, family],
    [2, 'Regular'],
    [4, family],
    [5, 'Version 1.0'],
    [6, family.replaceAll(' ', '')],
  ]);
  const head = Buffer.alloc(6 + 12 * texts.size);
  head.writeUInt16BE(texts.size, 2);
  head.writeUInt16BE(head.length, 4);
  const strings: Buffer[] = [];
  let offset = 0;
  for (const [n, [id, text]] of [...texts].entries()) {
    const string = Buffer.from(text, 'utf16le').swap16();
    for (const [part, value] of [3, 1, 0x409, id, string.length, offset].entries()) head.writeUInt16BE(value, 6 + 12 * n + 2 * part);
    strings.push(string);
    offset += string.length;
  }
  return Buffer.concat([head, ...strings]);
}

/** The table `post` without names of glyphs (version 3). */
function nameless(post: Buffer): Buffer {
  const copy = Buffer.from(post.subarray(0, 32));
  copy.writeUInt32BE(0x00030000, 0);
  return copy;
}

/** Tables in the order of their names behind their directory, with the sums the format asks for. */
function fileOf(tables: readonly Table[]): Buffer {
  const power = Math.floor(Math.log2(tables.length));
  const directory = Buffer.alloc(12 + 16 * tables.length);
  directory.writeUInt32BE(0x00010000, 0);
  for (const [n, value] of [tables.length, 16 * 2 ** power, power, 16 * (tables.length - 2 ** power)].entries())
    directory.writeUInt16BE(value, 4 + 2 * n);
  let offset = directory.length;
  for (const [n, { tag, content }] of tables.entries()) {
    directory.write(tag, 12 + 16 * n, 'latin1');
    for (const [part, value] of [sum(content), offset, content.length].entries()) directory.writeUInt32BE(value, 16 + 16 * n + 4 * part);
    offset += padded(content).length;
  }
  const file = Buffer.concat([directory, ...tables.map(({ content }) => padded(content))]);
  const head = directory.readUInt32BE(12 + 16 * tables.findIndex(({ tag }) => tag === 'head') + 8);
  file.writeUInt32BE((0xb1b0afba - sum(file)) >>> 0, head + 8);
  return file;
}

function sum(content: Buffer): number {
  const whole = padded(content);
  let total = 0;
  for (let at = 0; at < whole.length; at += 4) total = (total + whole.readUInt32BE(at)) >>> 0;
  return total;
}
