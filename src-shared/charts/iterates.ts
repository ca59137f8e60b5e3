/** (c) Iterates x_t, coordinate by coordinate, even and odd apart, with the points of the settled orbit. */
import { linearAxis, stepAxis } from './axes';
import { join, padded, stepRange, valueRange } from './bounds';
import type { ChartDefinition, ChartOptions, ChartTheme, Trace } from './chart';
import { orbitText, pointText } from './convergence-words';
import { frame, type Dataset } from './frame';
import { level } from './lines';
import type { Mark } from './marks';
import { numberText } from './number-text';
import { parityLines, parityLooks } from './parity';
import { lastStep, valueAt, type Drawn } from './points';

/** More coordinates than this are not told apart in one chart. */
const MOST_COORDINATES = 8;
/** Orbits with more points get no line for each of them. */
const MOST_LEVELS = 8;

function coordinatesOf(trace: Pick<Trace, 'coordinates'>): readonly string[] {
  return trace.coordinates.slice(0, MOST_COORDINATES);
}

interface Line {
  readonly trace: Trace;
  readonly coordinate: string;
  readonly index: number;
}

function levels(entry: Line, colour: string): { values: number[]; colour: string } {
  const orbit = entry.trace.analysis?.settled;
  const values = orbit && orbit.period <= MOST_LEVELS ? orbit.points.map((point) => point[entry.index] ?? Number.NaN) : [];
  // Orbits on a line x = y have the same level in both coordinates: one line is enough.
  return { values: values.filter((value, i) => Number.isFinite(value) && values.indexOf(value) === i), colour };
}

function build(traces: readonly Trace[], options: ChartOptions, theme: ChartTheme) {
  const entries: Line[] = traces.flatMap((trace) => coordinatesOf(trace).map((coordinate, index) => ({ trace, coordinate, index })));
  const views = entries.map(({ trace, coordinate }) => trace.series[coordinate]);
  const xRange = options.xRange ?? stepRange(views) ?? [0, 1];
  const drawn: Drawn = { floor: null, cursor: options.cursor, perStep: 1 };
  const datasets: Dataset[] = [];
  const marks: Mark[] = [];
  const drawnLevels: number[] = [];
  for (const [place, entry] of entries.entries()) {
    const name = [traces.length > 1 ? entry.trace.label : '', entry.trace.coordinates.length > 1 ? entry.coordinate : '']
      .filter(Boolean)
      .join(' ');
    const looks = parityLooks(name, place, entries.length, theme);
    const orbit = levels(entry, entries.length === 1 ? theme.text : looks.even.colour);
    for (const value of orbit.values) {
      if (drawnLevels.some((other) => Math.abs(other - value) <= 1e-9 * Math.max(1, Math.abs(value)))) continue;
      drawnLevels.push(value);
      const look = { label: '', colour: orbit.colour, width: 1, dash: [6, 4] };
      datasets.push(level(value, xRange[0], xRange[1], look, theme.background));
      marks.push({ text: numberText(value), x: null, y: value, colour: orbit.colour, align: 'right' });
    }
    datasets.push(...parityLines(entry.trace.series[entry.coordinate], looks, drawn, theme));
  }
  const names = new Set(entries.map(({ coordinate }) => coordinate));
  const title = names.size === 1 ? `iterate ${[...names].join()}` : 'coordinates of the iterate';
  const wanted = join(valueRange(views), drawnLevels.length > 0 ? [Math.min(...drawnLevels), Math.max(...drawnLevels)] : null);
  const y = linearAxis(title, options.yRange ?? padded(wanted, 0.16), theme);
  return frame({ datasets, axes: { x: stepAxis(xRange, theme), y }, marks }, theme);
}

function describeRun(trace: Trace, options: ChartOptions): string {
  const names = coordinatesOf(trace);
  const step = lastStep(trace.series[names[0] ?? ''], options.cursor);
  if (step === null) return 'No iterates to show.';
  const here = names.map((name) => valueAt(trace.series[name], step));
  const point = here.every((value) => value !== null) ? ` At step ${step} the iterate is ${pointText(here.map(Number))}.` : '';
  const orbit = orbitText(trace);
  const outcome = trace.analysis?.outcome.kind;
  const settles = orbit
    ? `The iterates settle on ${orbit}.`
    : outcome === 'aperiodic'
      ? 'The iterates are aperiodic: they settle on no orbit.'
      : 'No orbit the iterates settle on was solved for.';
  return settles + point;
}

export const iterates: ChartDefinition = {
  id: 'iterates',
  title: 'Iterates',
  overlays: true,
  overSteps: true,
  series: (trace) => coordinatesOf(trace),
  applies: () => true,
  build,
  describe: (traces, options) =>
    traces.length === 0
      ? 'No run to show.'
      : traces.map((trace) => `${traces.length > 1 ? `${trace.label}: ` : ''}${describeRun(trace, options)}`).join(' '),
};
