/** A series drawn as its even and its odd subsequence: the values along the two orbits of F². */
import type { SeriesView } from '../views';
import type { ChartTheme } from './chart';
import type { Dataset } from './frame';
import { cursorPoint, runShape, seriesLines, type Look } from './lines';
import { lastStep, valueAt, type Drawn } from './points';

/** Beyond this many points a marker at each of them only hides the line. */
const MOST_MARKERS = 400;

export interface ParityLooks {
  readonly even: Look;
  readonly odd: Look;
}

/**
 * One quantity alone: even and odd differ by colour and marker. Several (runs, coordinates): each has its colour and its shape, and
 * even and odd differ by filled and hollow shapes and by dash.
 */
export function parityLooks(name: string, index: number, count: number, theme: ChartTheme): ParityLooks {
  const colour = count === 1 ? null : (theme.series[index % theme.series.length] ?? theme.text);
  const prefix = name === '' ? '' : `${name}, `;
  return {
    even: {
      label: `${prefix}even steps`,
      colour: colour ?? theme.even,
      width: 1.25,
      ...(colour === null ? { marker: 'circle', radius: 2.25 } : { known: runShape(index) }),
    },
    odd: {
      label: `${prefix}odd steps`,
      colour: colour ?? theme.odd,
      width: 1.25,
      hollow: true,
      ...(colour === null ? { marker: 'triangle', radius: 3 } : { known: runShape(index), dash: [4, 3] }),
    },
  };
}

export function parityLines(view: SeriesView | undefined, looks: ParityLooks, drawn: Drawn, theme: ChartTheme): Dataset[] {
  if (!view) return [];
  const markers = view.kind === 'samples' && view.step.length <= 2 * MOST_MARKERS;
  const plain = (look: Look): Look => (markers ? look : { ...look, marker: false });
  const step = drawn.cursor === null ? null : lastStep(view, drawn.cursor);
  const value = step === null ? null : valueAt(view, step);
  const look = step !== null && step % 2 === 0 ? looks.even : looks.odd;
  const here = step === null || value === null ? null : { x: step * drawn.perStep, y: Math.max(value, drawn.floor ?? -Infinity) };
  return [
    ...seriesLines(view, 'even', drawn, plain(looks.even), theme.background),
    ...seriesLines(view, 'odd', drawn, plain(looks.odd), theme.background),
    ...cursorPoint(here, look.colour, theme.background),
  ];
}
