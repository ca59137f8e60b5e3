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

/** Share of the visible range, either way, by which a drawn line may leave its points: less than half a pixel on a large screen. */
const BENT = 1 / 4_000;

/** Where a value lies: below the range, within it, above it; null for a gap. */
function sideOf(value: number | undefined, [low, high]: Range): number | null {
  return value === undefined || Number.isNaN(value) ? null : value < low ? -1 : value > high ? 1 : 0;
}

/** The points in sight with their neighbours; a gap stands for what is left out, so that a zoom draws little. `y`: null = any height. */
export function visiblePoints(found: Pick<FindingLine, 'x' | 'y'>, x: Range, y: Range | null = null): Point[] {
  const points: Point[] = [];
  const sides = found.x.map((value, i) => [sideOf(value, x), y ? sideOf(found.y[i], y) : 0] as const);
  // Seen unless this point and its neighbour both lie beyond the same edge.
  const meets = (i: number, j: number) => {
    const [a, b] = [sides[i], sides[j]];
    if (!a || !b || a[0] === null || a[1] === null || b[0] === null || b[1] === null) return false;
    return !(a[0] !== 0 && a[0] === b[0]) && !(a[1] !== 0 && a[1] === b[1]);
  };
  for (let i = 0; i < found.x.length && points.length < MAX_DRAWN; i++) {
    const here = sides[i];
    const inside = here !== undefined && here[0] === 0 && here[1] === 0;
    if (inside || meets(i, i - 1) || meets(i, i + 1)) points.push({ x: found.x[i] ?? Number.NaN, y: found.y[i] ?? Number.NaN });
    else if (points.length > 0 && !Number.isNaN(points.at(-1)?.x)) points.push({ x: Number.NaN, y: Number.NaN });
  }
  return points;
}

/** The points without those a straight line passes within `across` and `up` of; ends, turns and gaps stay. */
export function straightened(points: readonly Point[], across: number, up: number): Point[] {
  const kept: Point[] = [];
  // Slopes of the straight lines from the last point kept that pass everything since near enough.
  let [least, most] = [-Infinity, Infinity];
  for (const [i, point] of points.entries()) {
    const [from, next] = [kept.at(-1), points[i + 1]];
    const dx = from ? (point.x - from.x) / across : Number.NaN;
    const dy = from ? (point.y - from.y) / up : Number.NaN;
    const onward = from && next ? (next.x - point.x) / across : Number.NaN;
    // Too near to be told from the last one, or turning back, or a gap: not a matter of slopes.
    if (!(Math.abs(dx) > 0) || !(dx * onward > 0)) {
      kept.push(point);
      [least, most] = [-Infinity, Infinity];
      continue;
    }
    const reach = 1 / Math.abs(dx);
    [least, most] = [Math.max(least, dy / dx - reach), Math.min(most, dy / dx + reach)];
    const slope = next && from ? (next.y - from.y) / up / ((next.x - from.x) / across) : Number.NaN;
    if (slope >= least && slope <= most) continue;
    kept.push(point);
    [least, most] = [-Infinity, Infinity];
  }
  return kept;
}

/** What of a line is drawn in a picture of these ranges. */
function drawnPoints(found: FindingLine, x: Range, y: Range, log: boolean): Point[] {
  const points = visiblePoints(found, x, y);
  // On a logarithmic axis a straight line of values is none of pixels; single points stay single.
  if (log || found.draw === 'points') return points;
  return straightened(points, BENT * (x[1] - x[0]), BENT * (y[1] - y[0]));
}

/** Lines of the theory: stable solid, unstable dashed; lines of one name and look are one series, with gaps between them. */
export function overlayDatasets(lines: readonly FindingLine[], x: Range, y: Range, log: boolean, theme: ChartTheme): Dataset[] {
  const series = new Map<string, { readonly look: Look; readonly points: Point[] }>();
  const many = new Set(lines.map(({ label }) => label)).size > MOST_NAMES;
  // Pieces of one curve have one colour.
  const others = [...new Set(lines.filter(({ role }) => role === 'other').map(({ label }) => label))];
  for (const found of lines) {
    const branch = found.role === 'stable' || found.role === 'unstable';
    const label = many && branch ? `${found.role} orbits` : found.label;
    const name = `${label}|${found.role}|${found.draw}`;
    const one = series.get(name) ?? { look: { ...lookOf(found, Math.max(0, others.indexOf(found.label)), theme), label }, points: [] };
    series.set(name, one);
    if (one.points.length > 0) one.points.push({ x: Number.NaN, y: Number.NaN });
    for (const point of drawnPoints(found, x, y, log)) one.points.push(point);
  }
  // A branch may turn back, so Chart.js must not take x for sorted: these points are parsed.
  const inSight = [...series.values()].filter(({ points }) => points.some(({ x: at }) => !Number.isNaN(at)));
  return inSight.map(({ look, points }) => ({
    ...line(points, look, theme.background),
    parsing: { xAxisKey: 'x', yAxisKey: 'y' },
  }));
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
