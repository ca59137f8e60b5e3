import { accept, refuse, type Answer } from '../../src-shared/answer';
import { indexOf, stepOf, type Recording } from '../../src-shared/recording';
import { MAX_POINTS, type SeriesRequest, type SeriesView } from '../../src-shared/views';
import { BUCKET_DOUBLES } from './buckets';
import type { Connection } from './connection';
import { bucketCount, envelopeOf, resolution } from './envelope';
import { noSuchRun } from './run-view';
import { readerOf, readSamples, type Reader } from './series-reader';
import { seriesOf, type SeriesRow } from './series-table';

/** Sample indices [from, to) of the steps in the requested range. */
function rangeOf(recording: Recording, n: number, request: SeriesRequest): readonly [from: number, to: number] {
  const fromStep = Math.max(0, request.fromStep ?? 0);
  const last = request.toStep === null ? n - 1 : indexOf(recording, Math.max(-1, request.toStep));
  const at = indexOf(recording, fromStep);
  const from = stepOf(recording, at) < fromStep ? at + 1 : at;
  return [Math.min(from, n), Math.max(Math.min(from, n), Math.min(last + 1, n))];
}

function exact(series: SeriesRow, reader: Reader, from: number, to: number): SeriesView {
  const step = Float64Array.from({ length: to - from }, (_, k) => stepOf(series.recording, from + k));
  return { kind: 'samples', name: series.name, step, value: readSamples(reader, from, to) };
}

function envelope(series: SeriesRow, reader: Reader, from: number, to: number, pixels: number): SeriesView {
  const { level, size } = resolution(to - from, pixels, MAX_POINTS);
  const found = envelopeOf(reader, from, to, level, size);
  const count = bucketCount(found);
  const pick = (k: number) => Float64Array.from({ length: count }, (_, bucket) => found.buckets[bucket * BUCKET_DOUBLES + k]!);
  return {
    kind: 'envelope',
    name: series.name,
    step: Float64Array.from({ length: count }, (_, k) => stepOf(series.recording, Math.max(from, (found.first + k) * size))),
    evenMin: pick(0),
    evenMax: pick(1),
    oddMin: pick(2),
    oddMax: pick(3),
  };
}

function noSuchSeries(name: string) {
  return refuse('no-such-series', name, `The run has no series "${name}".`, 'Choose one of the series the run lists.');
}

/** The requested series in their order: exact samples where they fit the pixels, else envelopes of at most MAX_POINTS buckets. */
export function seriesView(connection: Connection, request: SeriesRequest): Answer<readonly SeriesView[]> {
  const stored = seriesOf(connection, request.runId);
  if (stored.length === 0) return noSuchRun(request.runId);
  const views: SeriesView[] = [];
  for (const name of request.series) {
    const series = stored.find((item) => item.name === name);
    if (!series) return noSuchSeries(name);
    const reader = readerOf(connection, series);
    const [from, to] = rangeOf(series.recording, series.n, request);
    const fits = to - from <= Math.min(request.pixels, MAX_POINTS);
    views.push(fits ? exact(series, reader, from, to) : envelope(series, reader, from, to, request.pixels));
  }
  return accept(views);
}

/** Samples [from, from + count) of one series by index, cut off at the end of what is stored. */
export function rawSamples(connection: Connection, runId: number, name: string, from: number, count: number): Answer<Float64Array> {
  const stored = seriesOf(connection, runId);
  if (stored.length === 0) return noSuchRun(runId);
  const series = stored.find((item) => item.name === name);
  if (!series) return noSuchSeries(name);
  const start = Math.min(Math.max(0, from), series.n);
  return accept(readSamples(readerOf(connection, series), start, Math.min(series.n, start + Math.max(0, count))));
}
