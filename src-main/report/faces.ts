/** The faces a PDF embeds: one family that has Latin, Greek and the signs of mathematics, so that no text needs another. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const FILES = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  slanted: 'DejaVuSansCondensed-Oblique.ttf',
  boldSlanted: 'DejaVuSansCondensed-BoldOblique.ttf',
  fixed: 'DejaVuSansMono.ttf',
} as const;
export type Face = keyof typeof FILES;
export type Faces = Readonly<Record<Face, Buffer>>;

/** Beside the built program, or in the npm package of a checkout. */
function folder(): string {
  const here = import.meta.dirname;
  const built = [join(here, '..', 'fonts'), join(here, '..', '..', 'fonts')].find((path) => existsSync(join(path, FILES.plain)));
  return built ?? join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
}

let read: Faces | null = null;

/** Read once, and as bytes: the packaged program's files lie in an archive. */
export function faces(): Faces {
  if (read === null) {
    const from = folder();
    read = Object.fromEntries(
      Object.entries(FILES).map(([face, file]) => [face, withoutShaping(readFileSync(join(from, file)))]),
    ) as Record<Face, Buffer>;
  }
  return read;
}

/** Tables of ligatures and pairs. Reading them takes long, and the languages of reports are set well without. */
const SHAPING = ['GSUB', 'GPOS', 'GDEF', 'kern'];
/** Version of the table `post` that holds no names of glyphs. */
const NAMELESS = 0x00030000;

/**
 * The font without what takes long to read and is not needed: the names of those tables are changed in its directory, and the one of
 * names says that it has none (OpenType 1.9: 12 bytes, then 16 a table: tag, checksum, offset, length).
 */
function withoutShaping(font: Buffer): Buffer {
  const tables = font.readUInt16BE(4);
  for (let n = 0; n < tables; n++) {
    const at = 12 + 16 * n;
    const tag = font.toString('latin1', at, at + 4);
    if (SHAPING.includes(tag)) font.write(tag === 'kern' ? 'KERN' : tag.toLowerCase(), at, 'latin1');
    if (tag === 'post') font.writeUInt32BE(NAMELESS, font.readUInt32BE(at + 8));
  }
  return font;
}
