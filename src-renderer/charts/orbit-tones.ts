/** The iterates as tones: pitch by value, even iterates on the left and odd ones on the right. An orbit of period 2 is two tones in turn. */
import type { Trace } from '../../src-shared/charts/chart';
import { RESOLUTION_FLOOR } from '../../src-shared/charts/points';
import { SERIES, type SeriesView } from '../../src-shared/views';

export interface Tone {
  readonly step: number;
  /** Begins so many seconds after the first one. */
  readonly at: number;
  /** Length in seconds. */
  readonly length: number;
  readonly hertz: number;
  /** Left (-1) for even iterates, right (1) for odd ones. */
  readonly pan: -1 | 1;
}

/** Never longer than this many tones: 12 seconds. */
export const MOST_TONES = 100;
const SPACING = 0.12;
const LENGTH = 0.1;
/** Two octaves around a', where the ear tells pitches apart best and small loudspeakers carry. */
const [LOWEST, OCTAVES] = [220, 2];

/** Differences below this share of the values are rounding: they are no pitches. */
const EQUAL = 1e-9;

/**
 * What the pitch follows: the value, its logarithm (distances, as their axis does), or the logarithm of its size: a diverging run
 * rises through all of its tones, not in the last one alone.
 */
export type Pitch = 'value' | 'logarithm' | 'size';

interface Value {
  readonly step: number;
  readonly value: number;
}

/** Even and odd values in turn; of an envelope the middle of each bucket's even and odd values. */
function valuesOf(view: SeriesView, range: readonly [number, number] | null): Value[] {
  const values: Value[] = [];
  const add = (step: number, value: number) => {
    if (Number.isFinite(value) && (range === null || (step >= range[0] && step <= range[1]))) values.push({ step, value });
  };
  for (const [i, step] of view.step.entries())
    if (view.kind === 'samples') add(step, view.value[i] ?? Number.NaN);
    else {
      const even = step - (step % 2);
      add(even, ((view.evenMin[i] ?? Number.NaN) + (view.evenMax[i] ?? Number.NaN)) / 2);
      add(even + 1, ((view.oddMin[i] ?? Number.NaN) + (view.oddMax[i] ?? Number.NaN)) / 2);
    }
  return values;
}

/** At most `count` values, in neighbouring pairs, so that even and odd stay side by side; the first and the last pair are among them. */
function thinned(values: readonly Value[], count: number): readonly Value[] {
  if (values.length <= count) return values;
  const pairs = Math.floor(values.length / 2);
  const kept = count / 2;
  return Array.from({ length: kept }, (_, i) => Math.round((i * (pairs - 1)) / (kept - 1))).flatMap((pair) =>
    values.slice(2 * pair, 2 * pair + 2),
  );
}

function heightOf(value: number, pitch: Pitch): number {
  if (pitch === 'value') return value;
  return Math.log10(Math.max(pitch === 'size' ? Math.abs(value) : value, RESOLUTION_FLOOR));
}

/** The tones of a series within a range of steps (null = all). */
export function orbitTones(view: SeriesView, range: readonly [number, number] | null, pitch: Pitch): readonly Tone[] {
  const heights = thinned(valuesOf(view, range), MOST_TONES).map(({ step, value }) => ({ step, height: heightOf(value, pitch) }));
  const low = Math.min(...heights.map((entry) => entry.height));
  const high = Math.max(...heights.map((entry) => entry.height));
  const flat = high - low <= EQUAL * Math.max(1, Math.abs(low), Math.abs(high));
  return heights.map(({ step, height }, i) => ({
    step,
    at: i * SPACING,
    length: LENGTH,
    hertz: LOWEST * 2 ** (flat ? OCTAVES / 2 : (OCTAVES * (height - low)) / (high - low)),
    pan: step % 2 === 0 ? -1 : 1,
  }));
}

/** Charts whose series can be heard. */
export function isHeard(chartId: string): boolean {
  return chartId === 'iterates' || chartId === 'convergence';
}

export interface Heard {
  readonly view: SeriesView;
  readonly pitch: Pitch;
}

/** The series that is heard: the one whose point was read last (`label`), else the first run's iterate or two-step distance. */
export function heardSeries(chartId: string, traces: readonly Trace[], label: string): Heard | null {
  const trace = (traces.length > 1 ? traces.find((entry) => label.startsWith(entry.label)) : undefined) ?? traces[0];
  if (!trace || !isHeard(chartId)) return null;
  if (chartId === 'convergence') {
    const view = trace.series[label.endsWith('one-step') ? SERIES.oneStep : SERIES.twoStep];
    return view ? { view, pitch: 'logarithm' } : null;
  }
  const own = traces.length > 1 && label.startsWith(trace.label) ? label.slice(trace.label.length).trim() : label;
  const coordinate = trace.coordinates.find((name) => own.startsWith(`${name},`)) ?? trace.coordinates[0] ?? '';
  const view = trace.series[coordinate];
  return view ? { view, pitch: trace.analysis?.outcome.kind === 'diverged' ? 'size' : 'value' } : null;
}
