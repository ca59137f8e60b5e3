/** The product's text face, registered once; where it cannot be found the system's sans-serif is used and figures still come out. */
import { GlobalFonts } from '@napi-rs/canvas';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The family named first in the chart themes. */
const FAMILY = 'Inter Variable';
/** `inter-latin-standard-normal.woff2`; the window's build adds a hash to the name. */
const FILE = /^inter-(latin|latin-ext|greek)-standard-normal(-[\w-]+)?\.woff2$/;

/** Where the files may be: among the built window's assets, or in the npm package of a checkout. */
function folders(): readonly string[] {
  const assets = join(import.meta.dirname, '..', 'renderer', 'assets');
  try {
    const installed = createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json');
    return [assets, join(dirname(installed), 'files')];
  } catch {
    return [assets];
  }
}

function fontsIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter((name) => FILE.test(name));
  } catch {
    return [];
  }
}

let registered = false;

export function registerFonts(): void {
  if (registered) return;
  registered = true;
  const folder = folders().find((candidate) => fontsIn(candidate).length > 0);
  if (folder === undefined) return;
  // Read here: the packaged program's files lie in an archive that native code cannot open.
  for (const name of fontsIn(folder)) GlobalFonts.register(readFileSync(join(folder, name)), FAMILY);
}
