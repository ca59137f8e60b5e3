/** Colours, dashes and markers of groups of runs: told apart without colour too. */
import type { Grouping } from '../compare/groups';
import type { ChartTheme } from './chart';
import type { GroupLook } from './multiples';
import { blended } from './theme';

/** Ordered groups: from the weakest contrast to the background to the strongest, so that lightness alone orders them. */
const ON_LIGHT = ['#b8801a', '#8b3f87', '#00224e'];
const ON_DARK = ['#5f8fd0', '#d79ad2', '#fee838'];
const DASHES: readonly (readonly number[])[] = [[], [6, 3], [2, 2], [8, 3, 2, 3]];
const MARKERS = ['circle', 'rect', 'triangle', 'rectRot', 'star', 'cross'] as const;

function ordered(at: number, theme: ChartTheme): string {
  const stops = Number.parseInt(theme.background.slice(1, 3), 16) < 128 ? ON_DARK : ON_LIGHT;
  const [first, middle, last] = [stops[0] ?? theme.text, stops[1] ?? theme.text, stops[2] ?? theme.text];
  return at < 0.5 ? blended(middle, first, 2 * at) : blended(last, middle, 2 * at - 1);
}

/** One look a group. Beyond the eight colours of the theme the dashes and markers go on. */
export function groupLooks({ labels, binned }: Grouping, theme: ChartTheme): readonly GroupLook[] {
  const colours = theme.series.length;
  return labels.map((label, i) => ({
    label,
    colour: binned ? ordered(i / Math.max(1, labels.length - 1), theme) : (theme.series[i % colours] ?? theme.text),
    dash: DASHES[(binned ? i : i + Math.floor(i / colours)) % DASHES.length] ?? [],
    marker: MARKERS[i % MARKERS.length] ?? 'circle',
  }));
}
