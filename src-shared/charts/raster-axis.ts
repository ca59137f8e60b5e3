/** Axes that can be zoomed to the last digits of a double: ticks of their own, and labels as distances from a round number there. */
import { marked } from '../decimal-mark';
import type { Axis } from './axes';
import { linearAxis, logAxis } from './axes';
import type { Range } from './bounds';
import type { ChartTheme } from './chart';
import { numberText } from './number-text';

/** Narrower than this share of the numbers on it, an axis counts from a round number. */
const DEEP = 1e-5;
/** A logarithmic axis over less than this ratio is labelled like a linear one. */
const NARROW_RATIO = 3;

export interface Ticks {
  /** The number the labels count from; 0 = they are plain. */
  readonly base: number;
  readonly step: number;
  readonly values: readonly number[];
}

/** At most about `most` evenly spaced round numbers in [low, high]. */
export function evenTicks([low, high]: Range, most: number): Ticks {
  const size = Math.max(Math.abs(low), Math.abs(high));
  const rough = (high - low) / Math.max(1, most);
  const power = Math.floor(Math.log10(rough));
  const mantissa = [1, 2, 5, 10].find((factor) => factor * 10 ** power >= rough) ?? 10;
  const step = Number(`${mantissa}e${power}`);
  const deep = high - low < DEEP * size;
  // Rounded to some digits more than the axis is wide: ticks are counted from it in whole steps, which doubles hold exactly.
  const base = deep ? Number(((low + high) / 2).toFixed(Math.min(20, Math.max(0, -power - 2)))) : 0;
  const values: number[] = [];
  for (let k = Math.ceil((low - base) / step); base + k * step <= high && values.length < 30; k++) {
    const value = base + k * step;
    if (value >= low && value !== values.at(-1)) values.push(value);
  }
  return { base, step, values };
}

/** Label of a tick: the number itself, or how far it lies from the base. */
export function tickText(value: number, { base, step }: Ticks): string {
  if (base === 0) {
    const decimals = Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)));
    const size = Math.abs(value);
    if (value === 0 || (size < 1e5 && decimals <= 6))
      return marked(
        value
          .toFixed(decimals)
          .replace(/^-(?=0\.?0*$)/, '')
          .replace(/^-/, '−'),
      );
    // As many digits as tell it from its neighbours.
    return numberText(value, Math.min(12, Math.max(2, Math.ceil(Math.log10(size / step)) + 2)));
  }
  const distance = Math.round((value - base) / step) * step;
  return distance === 0 ? '0' : `${distance > 0 ? '+' : ''}${numberText(Number(distance.toPrecision(6)), 4)}`;
}

/** `K`, or `K − 1.3021432` where the labels count from there. */
function titleText(title: string, base: number): string {
  // `K = η/ηc` counts as K.
  return base === 0 ? title : `${title.split(' = ')[0] ?? title} ${base < 0 ? '+' : '−'} ${marked(String(Math.abs(base)))}`;
}

/** An axis over exactly this range. `below`: lines of a caption under the title. */
export function pictureAxis(title: string, range: Range, scale: 'linear' | 'log', theme: ChartTheme, below: readonly string[] = []): Axis {
  const wide = scale === 'log' && range[1] / range[0] > NARROW_RATIO;
  const axis: Axis = scale === 'log' ? logAxis(title, range, theme) : linearAxis(title, range, theme);
  const ticks = evenTicks(range, 7);
  const text = [titleText(title, wide ? 0 : ticks.base), ...below];
  const shown = { ...axis, title: { ...axis.title, text: text.length === 1 ? (text[0] ?? '') : text } } as Axis;
  if (wide) return shown;
  return {
    ...shown,
    afterBuildTicks(built) {
      // The chart's size: that of the axis is not settled yet.
      const room = built.isHorizontal() ? built.chart.width / 90 : built.chart.height / 70;
      built.ticks = evenTicks(range, Math.max(3, Math.min(8, Math.floor(room)))).values.map((value) => ({ value, major: true }));
    },
    ticks: {
      ...shown.ticks,
      autoSkip: true,
      callback(value) {
        const built = this.ticks.map((tick) => tick.value);
        const [first = 0, second] = built;
        return tickText(Number(value), { ...ticks, step: second === undefined ? ticks.step : Number((second - first).toPrecision(3)) });
      },
    },
  } as Axis;
}
