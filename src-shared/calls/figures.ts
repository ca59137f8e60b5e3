/** Calls about figures: charts of runs and sweeps on paper. */
import type { Answer } from '../answer';
import type { FigureRequest } from '../figure/figure-request';

/** A figure as it will be, smaller, with what it says of itself. */
export interface FigurePreview {
  readonly png: Uint8Array;
  /** What is drawn, in words and numbers. */
  readonly words: string;
  /** The caption that is or would be under it. */
  readonly caption: string;
  readonly title: string;
  /** The command line that makes the same figure. */
  readonly command: string;
}

export interface FigureCalls {
  /** The figure as an image of about `dots` dots on its longer side; nothing is written. */
  previewFigure(request: FigureRequest, dots: number): Answer<FigurePreview>;
  /** Asks where with the system's dialog; the value is the paths written, the figure's first. */
  saveFigure(request: FigureRequest, title: string): Answer<readonly string[]>;
}

export const FIGURE_CALLS = { previewFigure: true, saveFigure: true } satisfies Record<keyof FigureCalls, true>;
