/** Lines of text under a chart, broken where they fit. */
import { createCanvas, type Canvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { ChartTheme } from '../../src-shared/charts/chart';
import { registerFonts } from './fonts';

/** CSS pixels: 6.75 pt type, which a paper's smallest text still allows. */
const SIZE = 9;
const LINE = 12;
const SIDE = 8;
const GAP = 4;

export interface CaptionBlock {
  /** CSS pixels it takes below the chart; 0 = no lines. */
  readonly height: number;
  readonly lines: readonly string[];
  /** Draws it with its upper edge at `top`. */
  draw(context: Pick<SKRSContext2D, 'font' | 'fillStyle' | 'textBaseline' | 'fillText'>, top: number): void;
}

export function captionBlock(caption: readonly string[], width: number, theme: ChartTheme): CaptionBlock {
  registerFonts();
  const font = `${SIZE}px ${theme.fontFamily}`;
  const ruler: Canvas = createCanvas(1, 1);
  const context = ruler.getContext('2d');
  context.font = font;
  const lines = caption.flatMap((text) => broken(text, width - 2 * SIDE, (part) => context.measureText(part).width));
  return {
    lines,
    height: lines.length === 0 ? 0 : GAP + lines.length * LINE + GAP,
    draw(target, top) {
      target.font = font;
      target.fillStyle = theme.mutedText;
      target.textBaseline = 'alphabetic';
      for (const [i, line] of lines.entries()) target.fillText(line, SIDE, top + GAP + i * LINE + SIZE);
    },
  };
}

/** Broken at spaces; a word longer than a line stands alone and is cut by the figure's edge. */
function broken(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}
