/** Building blocks: a line, a band, single points, a horizontal line. */
import type { SeriesView } from '../views';
import type { Dataset } from './frame';
import { bandPoints, samplePoints, type Drawn, type Parity, type Point } from './points';
import { faded } from './theme';

export interface Look {
  /** Legend entry; empty = none. */
  readonly label: string;
  readonly colour: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly marker?: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'cross' | 'star' | 'crossRot' | 'rectRounded' | false;
  readonly hollow?: boolean;
  readonly radius?: number;
  /** Points only. */
  readonly noLine?: boolean;
  /** A shape at a few of the points, by which the line is known where colours are not. */
  readonly known?: RunShape;
}

const RUN_SHAPES = ['circle', 'triangle', 'rect', 'rectRot', 'cross', 'star', 'crossRot', 'rectRounded'] as const;
export type RunShape = (typeof RUN_SHAPES)[number];

/** The shape of the n-th of several overlaid runs or quantities; with nine colours and eight shapes the first 72 pairs differ. */
export function runShape(index: number): RunShape {
  return RUN_SHAPES[index % RUN_SHAPES.length] ?? 'circle';
}
/** So many shapes stand on a line, the first of each line at another place, so that lines that run together show all of theirs. */
const SHAPES_ON_A_LINE = 9;

function shapesOn(points: readonly Point[], look: Look, background: string): Dataset[] {
  if (look.known === undefined || points.length === 0) return [];
  const apart = Math.max(1, Math.floor(points.length / SHAPES_ON_A_LINE));
  const first = Math.floor((apart * RUN_SHAPES.indexOf(look.known)) / RUN_SHAPES.length);
  const chosen = points.filter((_, i) => i % apart === first);
  return [line(chosen, { ...look, label: '', marker: look.known, radius: 4, noLine: true }, background)];
}

export function line(points: Point[], look: Look, background: string): Dataset {
  const marker = look.marker ?? false;
  return {
    label: look.label,
    data: points,
    showLine: look.noLine !== true,
    borderColor: look.colour,
    backgroundColor: look.hollow ? background : look.colour,
    borderWidth: look.width ?? 1.5,
    borderDash: [...(look.dash ?? [])],
    pointStyle: marker === false && !look.noLine ? (look.known ?? 'line') : marker || 'circle',
    pointRadius: marker === false ? 0 : (look.radius ?? 2.5),
    pointHoverRadius: marker === false ? 0 : (look.radius ?? 2.5),
    pointBorderWidth: 1.25,
    pointBorderColor: look.colour,
    pointBackgroundColor: look.hollow ? background : look.colour,
  };
}

/**
 * A series of a trace: its exact samples where the view has them, else the envelope as a band from the smallest to the largest value
 * of each bucket. Chart.js gets the datasets in reverse order, hence the fill to the next one.
 */
export function seriesLines(view: SeriesView | undefined, parity: Parity, drawn: Drawn, look: Look, background: string): Dataset[] {
  if (!view) return [];
  const exact = samplePoints(view, parity, drawn);
  if (exact) return [line(exact, look, background), ...shapesOn(exact, look, background)];
  const { low, high } = bandPoints(view, parity, drawn);
  const plain = { ...look, marker: false as const, width: 1 };
  return [
    { ...line(low, { ...plain, label: '' }, background) },
    { ...line(high, plain, background), fill: '+1', backgroundColor: faded(look.colour, 0.35) },
    ...shapesOn(high, look, background),
  ];
}

/** Where the playback stands. */
export function cursorPoint(point: Point | null, colour: string, background: string): Dataset[] {
  // The iterates of a diverged run overflow: there is nothing to mark then.
  if (!point || !Number.isFinite(point.x) || !Number.isFinite(point.y)) return [];
  const dataset = line([point], { label: '', colour, marker: 'circle', radius: 5, noLine: true }, background);
  return [{ ...dataset, pointBorderColor: background, pointBorderWidth: 2 }];
}

/** A horizontal line from `low` to `high`. */
export function level(y: number, low: number, high: number, look: Look, background: string): Dataset {
  return line(
    [
      { x: low, y },
      { x: high, y },
    ],
    look,
    background,
  );
}
