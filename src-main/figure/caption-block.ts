/** Lines of text under a chart, broken where they fit. */
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { ChartTheme } from '../../src-shared/charts/chart';
import { registerFonts } from './fonts';

/** CSS pixels, where a chart's type has 11: a little smaller, as papers set it. */
const SIZE = 9.5;
const LINE = 12.5;
const SIDE = 8;
const GAP = 4;

export interface CaptionBlock {
  /** CSS pixels it takes below the chart; 0 = no lines. */
  readonly height: number;
  /** Draws it with its upper edge at `top`. */
  draw(context: Pick<SKRSContext2D, 'font' | 'fillStyle' | 'textBaseline' | 'fillText'>, top: number): void;
}

/** `caption`: a paragraph a line; `width` in CSS pixels. */
export function captionBlock(caption: string, width: number, theme: ChartTheme): CaptionBlock {
  registerFonts();
  const font = `${SIZE}px ${theme.fontFamily}`;
  const ruler = createCanvas(1, 1).getContext('2d');
  ruler.font = font;
  const lines = caption.split('\n').flatMap((text) => broken(text, width - 2 * SIDE, (part) => ruler.measureText(part).width));
  return {
    height: lines.length === 0 ? 0 : GAP + lines.length * LINE + GAP,
    draw(target, top) {
      target.font = font;
      target.fillStyle = theme.mutedText;
      target.textBaseline = 'alphabetic';
      for (const [i, line] of lines.entries()) target.fillText(line, SIDE, top + GAP + i * LINE + SIZE);
    },
  };
}

/** Broken at spaces; a word longer than a line is broken anywhere. Empty lines are left out. */
function broken(text: string, width: number, measure: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, measure))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && measure(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return line === '' ? lines : [...lines, line];
}

function pieces(word: string, width: number, measure: (text: string) => number): string[] {
  if (word.length < 8 || measure(word) <= width) return [word];
  const half = Math.ceil(word.length / 2);
  return [...pieces(word.slice(0, half), width, measure), ...pieces(word.slice(half), width, measure)];
}
