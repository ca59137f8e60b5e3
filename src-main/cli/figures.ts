/** Charts of a stored run as PNG files: the very ones of the window. */
import { mkdir } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { PresetInfo } from '../../src-shared/catalogue';
import { columnsOf, extent, join, padded } from '../../src-shared/charts/bounds';
import type { ChartDefinition, Trace } from '../../src-shared/charts/chart';
import { chartsFor, chartsNamed } from '../../src-shared/charts/choice';
import { requestFor, traceOf } from '../../src-shared/charts/trace';
import { stepOf } from '../../src-shared/recording';
import type { Findings } from '../../src-shared/study';
import type { Curves, RunView } from '../../src-shared/views';
import { renderFigure, renderFinding, WHOLE } from '../figure/render-figure';
import { writeAtomically } from '../lab/atomic-file';
import type { LabSession } from '../lab/lab-session';

const SIZE = { width: 900, height: 600, dpi: 144, theme: 'light' } as const;
/** Samples on the horizontal axis; longer runs are drawn as envelopes. */
const PIXELS = 2_000;
/** Points of a map's curve: fewer than the chart has pixels, or Chart.js draws steps where two fall into one column. */
const CURVE_POINTS = 400;

/**
 * Writes the charts of the run as `run-<id>-<chart>.png` into `folder`: first those its preset names, then the others that say
 * something of it. The value is the paths.
 */
export async function writeFigures(lab: LabSession, run: RunView, folder: string): Promise<Answer<readonly string[]>> {
  const answer = await lab.curves({ experiment: run.experiment, range: null, points: CURVE_POINTS });
  const curves = answer.ok ? answer.value : null;
  const images: Image[] = [];
  for (const chart of chartsOf(run, (await lab.catalogue()).presets)) {
    const png = await drawn(lab, run, chart, curves);
    if (!png.ok) return png;
    images.push({ name: `run-${run.id}-${fileWord(chart.id)}.png`, png: png.value });
  }
  return writeImages(folder, images);
}

/** The charts of the run's preset where it is one, then the others its dimension and its recorded series call for. */
function chartsOf(run: RunView, presets: readonly PresetInfo[]): readonly ChartDefinition[] {
  const preset = presets.find(({ experiment }) => isDeepStrictEqual(experiment, run.experiment));
  const own = chartsNamed(preset?.charts ?? []);
  const others = chartsFor(traceOf(run, [], null));
  return [...own, ...others.filter(({ id }) => !own.some((chart) => chart.id === id))];
}

/** Every plot and map of a study as `<study>-<number>.png` into `folder`; the value is the paths. */
export function writeFindingFigures(findings: Findings, study: string, folder: string): Promise<Answer<readonly string[]>> {
  const images = findings.plots.map((plot, i) => ({ name: `${study}-${i + 1}.png`, png: renderFinding(plot, SIZE) }));
  return writeImages(folder, images);
}

interface Image {
  readonly name: string;
  readonly png: Buffer;
}

async function writeImages(folder: string, images: readonly Image[]): Promise<Answer<readonly string[]>> {
  const paths: string[] = [];
  try {
    await makeFolder(folder);
    for (const { name, png } of images) {
      const path = pathOf(folder, name);
      await writeAtomically(path, (file) => file.writeFile(png));
      paths.push(path);
    }
    return accept(paths);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', folder, `The charts could not be written: ${what}`, 'Choose another folder.');
  }
}

/** `quantities:s1(Y),s1(Z)` → `quantities-s1-Y-s1-Z`: a name every file system takes; signs are spelled out, or x² ± y² would be one. */
function fileWord(id: string): string {
  const spelled = id.replaceAll('+', ' plus ').replaceAll('−', ' minus ').normalize('NFKD');
  return spelled.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
}

/** Not recursive: below /proc Node's recursive mkdir never ends (libuv retries for ever). */
async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}

async function drawn(lab: LabSession, run: RunView, chart: ChartDefinition, curves: Curves | null): Promise<Answer<Buffer>> {
  const range = chart.recent === undefined || run.samples <= PIXELS ? null : lastConsecutive(run, chart.recent);
  const request = requestFor(chart, run, range, null, PIXELS);
  const views = request === null ? accept([]) : await lab.view(request);
  if (!views.ok) return views;
  const trace = traceOf(run, views.value, curves);
  const finer = chart.id === 'landscape' ? await curvesAround(lab, run, trace) : null;
  return accept(renderFigure(chart, [finer === null ? trace : { ...trace, curves: finer }], WHOLE, SIZE));
}

/** The curves where the iterates are: over the whole box they would be too coarse there. */
async function curvesAround(lab: LabSession, run: RunView, trace: Trace): Promise<Curves | null> {
  const view = trace.series[trace.coordinates[0] ?? ''];
  const minimum = trace.analysis?.minimum.x ?? [];
  const range = join(view ? extent(...columnsOf(view)) : null, extent(trace.start), extent(minimum));
  if (range === null) return null;
  const answer = await lab.curves({ experiment: run.experiment, range: [...padded(range, 0.3)], points: CURVE_POINTS });
  return answer.ok ? answer.value : null;
}

/** A map needs iterates one step apart: of a long run the last ones recorded at every step. */
function lastConsecutive({ recording, samples }: RunView, recent: number): readonly [number, number] {
  const last = recording.stride > 1 ? Math.min(samples - 1, recording.dense) : samples - 1;
  return [stepOf(recording, Math.max(0, last - recent)), stepOf(recording, last)];
}
