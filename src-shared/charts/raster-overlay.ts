/** Theory over a picture: branches of orbits, guide lines, named places. */
import type { FindingLine } from '../study';
import type { SweepOverlay } from '../sweep-views';
import type { Range } from './bounds';
import type { ChartTheme } from './chart';
import type { Dataset } from './frame';
import { line, type Look } from './lines';
import type { Mark } from './marks';
import { MAX_DRAWN, type Point } from './points';

/** With more names than this the legend tells stable from unstable only. */
const MOST_NAMES = 4;

function lookOf(found: FindingLine, others: number, theme: ChartTheme): Look {
  const colours = { 'one-step': theme.oneStep, 'two-step': theme.twoStep, eos: theme.edge, stable: theme.stable, unstable: theme.unstable };
  const colour = found.role === 'other' ? (theme.series[others % theme.series.length] ?? theme.text) : colours[found.role];
  if (found.draw === 'points') return { label: found.label, colour, marker: 'circle', radius: 2.5, noLine: true };
  if (found.role === 'eos') return { label: found.label, colour, width: 2, dash: [2, 3] };
  return { label: found.label, colour, width: 1.5, ...(found.draw === 'dashed' ? { dash: [6, 4] } : {}) };
}

/** The points in sight with their neighbours; a gap stands for what is left out, so that a zoom draws little. */
export function visiblePoints(found: Pick<FindingLine, 'x' | 'y'>, [low, high]: Range): Point[] {
  const points: Point[] = [];
  const side = (i: number) => {
    const value = found.x[i];
    return value === undefined || Number.isNaN(value) ? null : value < low ? -1 : value > high ? 1 : 0;
  };
  for (let i = 0; i < found.x.length && points.length < MAX_DRAWN; i++) {
    const here = side(i);
    // On the same side as both neighbours nothing of it is seen.
    const seen = here !== null && (here === 0 || [side(i - 1), side(i + 1)].some((other) => other !== null && other !== here));
    if (seen) points.push({ x: found.x[i] ?? Number.NaN, y: found.y[i] ?? Number.NaN });
    else if (points.length > 0 && !Number.isNaN(points.at(-1)?.x)) points.push({ x: Number.NaN, y: Number.NaN });
  }
  return points;
}

/** Lines of the theory: stable solid, unstable dashed; pieces of one name stand in the legend once. */
export function overlayDatasets(lines: readonly FindingLine[], x: Range, theme: ChartTheme): Dataset[] {
  const named = new Set<string>();
  const many = new Set(lines.map(({ label }) => label)).size > MOST_NAMES;
  // Pieces of one curve have one colour.
  const others = [...new Set(lines.filter(({ role }) => role === 'other').map(({ label }) => label))];
  return lines.map((found) => {
    const branch = found.role === 'stable' || found.role === 'unstable';
    const label = many && branch ? `${found.role} orbits` : found.label;
    const name = `${label}|${found.role}|${found.draw}`;
    const look = { ...lookOf(found, Math.max(0, others.indexOf(found.label)), theme), label };
    const points = visiblePoints(found, x);
    const dataset = line(points, named.has(name) ? { ...look, label: '' } : look, theme.background);
    named.add(name);
    // A branch may turn back, so Chart.js must not take x for sorted: these points are parsed.
    return { ...dataset, parsing: { xAxisKey: 'x', yAxisKey: 'y' } };
  });
}

/** The lines with the background's colour along them, so that they are seen on cells of any colour. */
export function onCells(lines: readonly Dataset[], theme: ChartTheme): Dataset[] {
  const halo = lines.map((dataset) => ({
    ...dataset,
    label: '',
    borderColor: theme.background,
    borderWidth: Number(dataset.borderWidth) + 2.5,
    borderDash: [],
    pointRadius: 0,
  }));
  return [...halo, ...lines];
}

/** Rows of labels at the top; what finds no room in them keeps its line. */
const LABEL_ROWS = 2;

/** The number in a label, which says how early in a cascade its place comes: `flip 2 → 4`, `superstable, period 8`. */
const rankOf = (label: string) => Number(/\d+(?= →|$)/.exec(label)?.[0] ?? 0);

/**
 * Which places have room for their label, the most important first: an even share of `lineLength` characters across the axis. `log`:
 * the axis is logarithmic.
 */
export function labelled(
  places: SweepOverlay['places'],
  [low, high]: Range,
  lineLength: number,
  log: boolean,
): ReadonlyMap<SweepOverlay['places'][number], number> {
  const rows: [number, number][][] = Array.from({ length: LABEL_ROWS }, () => []);
  const chosen = new Map<SweepOverlay['places'][number], number>();
  const ranked = [...places].sort((a, b) => rankOf(a.label) - rankOf(b.label));
  for (const place of ranked) {
    const share = log ? Math.log(place.at / low) / Math.log(high / low) : (place.at - low) / (high - low);
    // At the right edge a label is moved to the left.
    const from = Math.min(share * lineLength, lineLength - place.label.length);
    const to = from + place.label.length + 1;
    const row = rows.findIndex((taken) => taken.every(([start, end]) => to <= start || from >= end));
    if (row < 0) continue;
    rows[row]?.push([from, to]);
    chosen.set(place, row);
  }
  return chosen;
}

/** Named places on the horizontal axis: a thin line, with its label at the top where there is room. */
export function placeMarks(
  overlay: SweepOverlay | null,
  x: Range,
  y: Range,
  lineLength: number,
  log: boolean,
  theme: ChartTheme,
): { datasets: Dataset[]; marks: Mark[] } {
  const places = (overlay?.places ?? []).filter(({ at }) => at >= x[0] && at <= x[1]);
  const look = { label: '', colour: theme.mutedText, width: 1, dash: [2, 3] };
  const chosen = [...labelled(places, x, lineLength, log)].sort(([, a], [, b]) => a - b);
  return {
    datasets: places.map(({ at }) =>
      line(
        y.map((value) => ({ x: at, y: value })),
        look,
        theme.background,
      ),
    ),
    marks: chosen.map(([{ at, label }]) => ({ text: label, x: at, y: y[1], colour: theme.text, align: 'left', below: true })),
  };
}
