/** The product's text face, registered once; where it cannot be found the system's sans-serif is used and figures still come out. */
import { GlobalFonts } from '@napi-rs/canvas';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';

/** The family named first in the chart themes. */
const FAMILY = 'Inter Variable';
const SUBSETS = ['latin', 'latin-ext', 'greek'];

/** Folder of the font files: beside the bundled program when packaged, else that of the npm package. */
function fontFolder(): string | null {
  const packaged = join(import.meta.dirname, 'fonts');
  if (existsSync(packaged)) return packaged;
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@fontsource-variable/inter/package.json')), 'files');
  } catch {
    return null;
  }
}

let registered = false;

export function registerFonts(): void {
  if (registered) return;
  registered = true;
  const folder = fontFolder();
  if (folder === null) return;
  for (const subset of SUBSETS) {
    const file = join(folder, `inter-${subset}-wght-normal.woff2`);
    if (existsSync(file)) GlobalFonts.registerFromPath(file, FAMILY);
  }
}
