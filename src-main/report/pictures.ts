/** How the figures of a report are drawn: as shapes for a file that is kept, as dots for a window. */
import { accept, type Answer } from '../../src-shared/answer';
import type { DrawnFigure } from '../../src-shared/charts/drawing';
import { USUAL_PAPER, type FigurePaper, type FigureTheme } from '../../src-shared/figure/figure-request';
import type { ReportImage } from '../../src-shared/report/document';

export interface Pictures {
  readonly format: 'svg' | 'png';
  /** The theme of the picture, and that of the one for readers who like it dark where there are two. */
  readonly shade: FigureTheme;
  readonly also: FigureTheme | null;
  /** Of a PNG, and of clouds of points in drawings. */
  readonly dpi: number;
}

/** For HTML: light and dark. */
export const SCREEN_PICTURES: Pictures = { format: 'svg', shade: 'light', also: 'dark', dpi: 192 };
/** For paper. */
export const PAPER_PICTURES: Pictures = { format: 'svg', shade: 'print', also: null, dpi: 300 };

export function previewPictures(shade: 'light' | 'dark'): Pictures {
  return { format: 'png', shade, also: null, dpi: 144 };
}

/** A figure as the report holds it: `first` is the one in the first theme. */
export interface Drawn<T extends DrawnFigure> {
  readonly first: T;
  readonly image: ReportImage;
  readonly dark: ReportImage | null;
}

/** Has `draw` make the figure in every theme that is wanted; `width` and `height` in millimetres. */
export async function drawPictures<T extends DrawnFigure>(
  { format, shade, also, dpi }: Pictures,
  width: number,
  height: number,
  draw: (paper: FigurePaper) => Promise<Answer<T>>,
): Promise<Answer<Drawn<T>>> {
  const mime = format === 'svg' ? 'image/svg+xml' : 'image/png';
  const first = await draw({ ...USUAL_PAPER, format, width, height, dpi, theme: shade });
  if (!first.ok) return first;
  const second = also === null ? null : await draw({ ...USUAL_PAPER, format, width, height, dpi, theme: also });
  if (second !== null && !second.ok) return second;
  const image = { mime, bytes: first.value.bytes } as const;
  return accept({ first: first.value, image, dark: second === null ? null : { mime, bytes: second.value.bytes } });
}
