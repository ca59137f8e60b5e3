/**
 * The face of figures. It is static and has Latin, Greek and the signs of mathematics, so that a PDF embeds one TrueType font and no
 * text needs another; the window's own face is variable, which PDF has no embedded form for but drawings of its glyphs (Type 3).
 */
import { GlobalFonts } from '@napi-rs/canvas';
import type { ChartTheme } from '../../src-shared/charts/chart';
import { themeNamed } from '../../src-shared/charts/theme';
import type { FigureTheme } from '../../src-shared/figure/figure-request';
import { faces } from './faces';

/** The family as figures call it. */
export const FIGURE_FAMILY = 'Edge Lab Figure';

let registered = false;

export function registerFonts(): void {
  if (registered) return;
  registered = true;
  const { plain, bold } = faces();
  for (const face of [plain, bold]) GlobalFonts.register(face, FIGURE_FAMILY);
}

/** The colours of the window's charts, in the face of figures. */
export function figureTheme(name: FigureTheme): ChartTheme {
  return { ...themeNamed(name), fontFamily: `"${FIGURE_FAMILY}"` };
}
