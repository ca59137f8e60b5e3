/** Axes with ticks that can be read: whole decades on logarithmic ones. */
import type { ScaleOptions } from 'chart.js';
import type { ChartTheme } from './chart';
import type { Range } from './bounds';
import { logTickText } from './number-text';

export type LinearAxis = ScaleOptions<'linear'> & { type: 'linear' };
export type LogAxis = ScaleOptions<'logarithmic'> & { type: 'logarithmic' };
export type Axis = LinearAxis | LogAxis;

function look(title: string, range: Range, theme: ChartTheme) {
  const font = { family: theme.fontFamily, size: 11 };
  return {
    min: range[0],
    max: range[1],
    title: { display: true, text: title, color: theme.mutedText, font, padding: 2 },
    grid: { color: theme.grid, tickColor: theme.grid, tickLength: 5 },
    border: { color: theme.mutedText },
  };
}

export function linearAxis(title: string, range: Range, theme: ChartTheme): LinearAxis {
  const font = { family: theme.fontFamily, size: 11 };
  return {
    type: 'linear',
    ...look(title, range, theme),
    ticks: { color: theme.mutedText, font, maxRotation: 0, autoSkipPadding: 16, maxTicksLimit: 8, includeBounds: false },
  };
}

/** The axis of steps t: whole numbers only. */
export function stepAxis(range: Range, theme: ChartTheme, title = 'step t'): LinearAxis {
  const axis = linearAxis(title, range, theme);
  return range[1] - range[0] > 4 ? { ...axis, ticks: { ...axis.ticks, precision: 0 } } : axis;
}

export function logAxis(title: string, range: Range, theme: ChartTheme): LogAxis {
  const font = { family: theme.fontFamily, size: 11 };
  return {
    type: 'logarithmic',
    ...look(title, range, theme),
    afterBuildTicks(axis) {
      axis.ticks = logTicks(axis.min, axis.max, Math.max(2, Math.floor(axis.height / 26))).map((value) => ({ value, major: true }));
    },
    ticks: { color: theme.mutedText, font, autoSkip: false, callback: (value) => logTickText(Number(value)) },
  };
}

/**
 * Ticks of a logarithmic axis, at most about `most`: every k-th power of ten; 1, 2, 5 × 10^k where the range spans less than
 * two decades; equally spaced numbers where it spans less than half of one.
 */
export function logTicks(low: number, high: number, most: number): number[] {
  if (!(low > 0) || !(high > low)) return [];
  const span = Math.log10(high / low);
  if (span < 0.5) return evenTicks(low, high, most);
  const first = Math.ceil(Math.log10(low) - 1e-9);
  const last = Math.floor(Math.log10(high) + 1e-9);
  const mantissas = span < 2 && most >= 3 * span ? [1, 2, 5] : [1];
  const stride = Math.max(1, Math.ceil((last - first + 1) / most));
  const ticks: number[] = [];
  for (let power = first - 1; power <= last; power++) {
    if (mantissas.length === 1 && power % stride !== 0) continue;
    for (const mantissa of mantissas) {
      const tick = Number(`${mantissa}e${power}`);
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) ticks.push(tick);
    }
  }
  return ticks;
}

function evenTicks(low: number, high: number, most: number): number[] {
  const rough = (high - low) / Math.max(1, Math.min(most, 6));
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power;
  const ticks: number[] = [];
  for (let k = Math.ceil(low / step); k * step <= high && ticks.length < 20; k++) ticks.push(Number((k * step).toPrecision(12)));
  return ticks;
}
