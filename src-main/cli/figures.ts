/** Charts of a stored run as PNG files: the very ones of the window. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { ChartDefinition } from '../../src-shared/charts/chart';
import { CHARTS } from '../../src-shared/charts/index';
import { requestFor, traceOf } from '../../src-shared/charts/trace';
import { stepOf } from '../../src-shared/recording';
import type { Curves, RunView } from '../../src-shared/views';
import { renderFigure, WHOLE } from '../figure/render-figure';
import { writeAtomically } from '../lab/atomic-file';
import type { LabSession } from '../lab/lab';

const SIZE = { width: 900, height: 600, dpi: 144, theme: 'light' } as const;
/** Samples on the horizontal axis; longer runs are drawn as envelopes. */
const PIXELS = 2_000;
/** Points of a map's curve: fewer than the chart has pixels, or Chart.js draws steps where two fall into one column. */
const CURVE_POINTS = 400;

/** Writes every chart that applies to the run as `run-<id>-<chart>.png` into `folder`; the value is the paths. */
export async function writeFigures(lab: LabSession, run: RunView, folder: string): Promise<Answer<readonly string[]>> {
  const answer = await lab.curves({ experiment: run.experiment, range: null, points: CURVE_POINTS });
  const curves = answer.ok ? answer.value : null;
  const paths: string[] = [];
  try {
    await makeFolder(folder);
    for (const chart of CHARTS.filter((candidate) => candidate.applies(run.experiment.start.length))) {
      const png = await drawn(lab, run, chart, curves);
      if (!png.ok) return png;
      const path = join(folder, `run-${run.id}-${chart.id}.png`);
      await writeAtomically(path, (file) => file.writeFile(png.value));
      paths.push(path);
    }
    return accept(paths);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', folder, `The charts could not be written: ${what}`, 'Choose another folder.');
  }
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
  return accept(renderFigure(chart, [traceOf(run, views.value, curves)], WHOLE, SIZE));
}

/** A map needs iterates one step apart: of a long run the last ones recorded at every step. */
function lastConsecutive({ recording, samples }: RunView, recent: number): readonly [number, number] {
  const last = recording.stride > 1 ? Math.min(samples - 1, recording.dense) : samples - 1;
  return [stepOf(recording, Math.max(0, last - recent)), stepOf(recording, last)];
}
