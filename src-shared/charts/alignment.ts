/** Where the steps of a run are counted from, so that runs can be laid over each other. */
import type { Alignment } from '../compare/look';
import { columnsOf } from './bounds';
import { SERIES, type SeriesView } from '../views';

export interface Aligned {
  readonly eta: number;
  readonly diverged: boolean;
  readonly series: Readonly<Record<string, SeriesView>>;
}

/** The two-step distance has settled where it stays below this share of its largest value. */
const SETTLED = 1e-6;

function highest(view: SeriesView, i: number): number {
  return Math.max(
    ...columnsOf(view)
      .map((column) => column[i] ?? Number.NaN)
      .filter((value) => !Number.isNaN(value)),
  );
}

/** First step with λ_max ≥ 2/η after one below it, or step 0 where the run begins beyond; null = never. */
export function crossingStep({ eta, series }: Aligned): number | null {
  const view = series[SERIES.sharpness];
  if (!view) return null;
  for (let i = 0; i < view.step.length; i++) if (highest(view, i) >= 2 / eta) return view.step[i] ?? null;
  return null;
}

/** First step from which ‖x(t+2) − x(t)‖ stays below 10⁻⁶ of its largest value: the run has entered a fixed point or 2-cycle. */
export function settlingStep({ series }: Aligned): number | null {
  const view = series[SERIES.twoStep];
  if (!view) return null;
  const values = Array.from(view.step, (_, i) => highest(view, i));
  const most = values.reduce((a, b) => (Number.isFinite(b) ? Math.max(a, b) : a), 0);
  let first = values.length;
  while (first > 0 && (values[first - 1] ?? Infinity) <= SETTLED * most) first--;
  return first === values.length || most === 0 ? null : (view.step[first] ?? null);
}

/** Zero of the axis in steps, and the factor from steps to it; null = the run has no such event and cannot be aligned. */
export function alignmentOf(run: Aligned, alignment: Alignment): { readonly zero: number; readonly factor: number } | null {
  if (alignment === 'step') return { zero: 0, factor: 1 };
  if (alignment === 'effective') return { zero: 0, factor: run.eta };
  if (alignment === 'divergence') {
    const lasts = Object.values(run.series).map((view) => view.step.at(-1) ?? 0);
    return run.diverged && lasts.length > 0 ? { zero: Math.max(...lasts), factor: 1 } : null;
  }
  const zero = alignment === 'crossing' ? crossingStep(run) : settlingStep(run);
  return zero === null ? null : { zero, factor: 1 };
}

/** To how many steps the event of a run is known: those of a bucket where its view is an envelope, else 1 (0 = no event is sought). */
export function eventWidth(run: Aligned, alignment: Alignment): number {
  const name = alignment === 'crossing' ? SERIES.sharpness : alignment === 'orbit' ? SERIES.twoStep : null;
  const view = name === null ? undefined : run.series[name];
  if (!view || alignmentOf(run, alignment) === null) return 0;
  return view.kind === 'samples' ? 1 : Math.max(1, ...Array.from(view.step, (step, i) => (view.step[i + 1] ?? step) - step));
}
