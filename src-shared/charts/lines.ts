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
  readonly marker?: 'circle' | 'triangle' | 'rect' | 'rectRot' | 'cross' | 'star' | false;
  readonly hollow?: boolean;
  readonly radius?: number;
  /** Points only. */
  readonly noLine?: boolean;
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
    pointStyle: marker === false && !look.noLine ? 'line' : marker || 'circle',
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
  if (exact) return [line(exact, look, background)];
  const { low, high } = bandPoints(view, parity, drawn);
  const plain = { ...look, marker: false as const, width: 1 };
  return [
    { ...line(low, { ...plain, label: '' }, background) },
    { ...line(high, plain, background), fill: '+1', backgroundColor: faded(look.colour, 0.35) },
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
