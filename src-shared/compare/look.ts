/** How charts of compared runs look: plain data that the window, the command line and figures share. */
import { SERIES } from '../views';

/** What the steps of runs are counted from, so that they can be laid over each other. */
export const ALIGNMENTS = ['step', 'effective', 'crossing', 'orbit', 'divergence'] as const;
export type Alignment = (typeof ALIGNMENTS)[number];

/** Series are fetched of so many runs, in the window and for figures; a chart of more of them is a surface. */
export const MOST_DRAWN = 200;

export const COMPARISON_CHARTS = ['overlay', 'scatter', 'parallel'] as const;
export type ComparisonChart = (typeof COMPARISON_CHARTS)[number];

/** Recorded quantities that are overlaid. */
export const QUANTITIES = { twoStep: SERIES.twoStep, oneStep: SERIES.oneStep, loss: SERIES.loss, sharpness: SERIES.sharpness };
export type Quantity = keyof typeof QUANTITIES;

/** Columns as in `columnValue`. `quantity`, `alignment` and `whole` are of the overlay, `across` and `up` of the scatter. */
export interface ComparisonLook {
  readonly colour: string;
  readonly quantity: Quantity;
  readonly alignment: Alignment;
  readonly across: string;
  readonly up: string;
  /** The vertical axis reaches as far as diverged runs. */
  readonly whole: boolean;
}
