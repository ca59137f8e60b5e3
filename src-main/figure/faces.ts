/** The faces that figures and reports embed: one family that has Latin, Greek and the signs of mathematics, so that no text needs another. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontWithout } from './font-subset';

const FILES = {
  plain: 'DejaVuSansCondensed.ttf',
  bold: 'DejaVuSansCondensed-Bold.ttf',
  slanted: 'DejaVuSansCondensed-Oblique.ttf',
  boldSlanted: 'DejaVuSansCondensed-BoldOblique.ttf',
  fixed: 'DejaVuSansMono.ttf',
} as const;
export type Face = keyof typeof FILES;
/** The name of the family and style in one word. */
export const nameOf = (face: Face) => FILES[face].replace('.ttf', '');
type Faces = Readonly<Record<Face, Buffer>>;

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
      Object.entries(FILES).map(([face, file]) => [face, fontWithout(readFileSync(join(from, file)), SHAPING)]),
    ) as Record<Face, Buffer>;
  }
  return read;
}

/** Tables of ligatures and pairs. Reading them takes long, and the languages of reports and figures are set well without. */
const SHAPING = ['GSUB', 'GPOS', 'GDEF', 'kern'];
