/** How the figures of a report are drawn: as shapes for a file that is kept, as dots for a window. */
import type { ChartConfiguration } from 'chart.js';
import type { ChartTheme } from '../../src-shared/charts/chart';
import type { ReportImage } from '../../src-shared/report/document';
import { figureTheme } from '../figure/fonts';
import { renderChart } from '../figure/render-figure';

type Shade = 'light' | 'dark';

export interface Pictures {
  /** The theme of the picture, and that of the one for readers who like it dark where there are two. */
  readonly shade: Shade;
  readonly also: Shade | null;
  readonly dpi: number;
}

/** For HTML: light and dark. */
export const SCREEN_PICTURES: Pictures = { shade: 'light', also: 'dark', dpi: 192 };
/** For paper. */
export const PAPER_PICTURES: Pictures = { shade: 'light', also: null, dpi: 300 };

export function previewPictures(shade: Shade): Pictures {
  return { shade, also: null, dpi: 144 };
}

export interface Drawn {
  readonly image: ReportImage;
  readonly dark: ReportImage | null;
}

/** `width` and `height` in millimetres. */
export function drawPicture(chart: (theme: ChartTheme) => ChartConfiguration, width: number, height: number, pictures: Pictures): Drawn {
  const draw = (shade: Shade): ReportImage => {
    const size = { width: pixels(width), height: pixels(height), dpi: pictures.dpi, theme: shade };
    return { mime: 'image/png', bytes: renderChart(chart(figureTheme(shade)), size) };
  };
  return { image: draw(pictures.shade), dark: pictures.also === null ? null : draw(pictures.also) };
}

function pixels(millimetres: number): number {
  return Math.round((millimetres * 96) / 25.4);
}
