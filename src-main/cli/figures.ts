/** Charts of a stored run as PNG files: the very ones of the window. */
import { mkdir } from 'node:fs/promises';
import { join as pathOf } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { PresetInfo } from '../../src-shared/catalogue';
import type { ChartDefinition } from '../../src-shared/charts/chart';
import { chartsFor, chartsNamed } from '../../src-shared/charts/choice';
import { traceOf } from '../../src-shared/charts/trace';
import type { DrawnFigure } from '../../src-shared/charts/drawing';
import { findingCaption } from '../../src-shared/figure/caption';
import { PRESET_SIZES, USUAL_PAPER, type FigureFormat } from '../../src-shared/figure/figure-request';
import type { Experiment, Params, Versions } from '../../src-shared/spec';
import type { Findings } from '../../src-shared/study';
import { plainText } from '../../src-shared/tex-text';
import type { Curves, RunView } from '../../src-shared/views';
import { renderFigure, renderFinding, WHOLE } from '../figure/render-figure';
import { writeAtomically } from '../lab/atomic-file';
import type { LabSession } from '../lab/lab-session';
import { documentText } from '../lab/run-document';
import { curvesOf, runTrace } from '../lab/run-traces';

const SIZE = { width: 900, height: 600, dpi: 144, theme: 'light' } as const;
/**
 * Writes the charts of the run as `run-<id>-<chart>.png` into `folder`: first those its preset names, then the others that say
 * something of it. The value is the paths.
 */
export async function writeFigures(lab: LabSession, run: RunView, folder: string): Promise<Answer<readonly string[]>> {
  const curves = await curvesOf(lab, run);
  const images: Image[] = [];
  for (const chart of chartsOf(run, (await lab.catalogue()).presets)) {
    const png = await drawn(lab, run, chart, curves);
    if (!png.ok) return png;
    images.push({ name: `run-${run.id}-${fileWord(chart.id)}.png`, bytes: png.value });
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

/** What was studied, for the captions of its figures. */
export interface Studied {
  readonly study: string;
  readonly experiment: Experiment;
  readonly options: Params;
  readonly versions: Versions;
}

/** Every plot and map of a study as `<study>-<number>.<format>` into `folder`; the value is the paths. */
export async function writeFindingFigures(
  lab: Pick<LabSession, 'drawFigure'>,
  findings: Findings,
  studied: Studied,
  format: FigureFormat,
  folder: string,
): Promise<Answer<readonly string[]>> {
  const images: Image[] = [];
  for (const [i, plot] of findings.plots.entries()) {
    const name = `${studied.study}-${i + 1}.${format}`;
    const drawn = format === 'png' ? accept({ bytes: renderFinding(plot, SIZE) }) : await findingOnPaper(lab, plot, studied, format);
    if (!drawn.ok) return drawn;
    images.push({ name, bytes: drawn.value.bytes });
  }
  return writeImages(folder, images);
}

/** Over two columns of a paper, with a caption that says what was studied. */
function findingOnPaper(
  lab: Pick<LabSession, 'drawFigure'>,
  plot: Findings['plots'][number],
  { study, experiment, options, versions }: Studied,
  format: FigureFormat,
): Promise<Answer<DrawnFigure>> {
  const title = plainText(plot.title);
  return lab.drawFigure({
    drawing: { kind: 'finding', title, plot },
    paper: { ...USUAL_PAPER, ...PRESET_SIZES.two, format },
    caption: findingCaption(title, study, experiment, versions),
    source: documentText({ program: 'Edge Lab', study, experiment, options, versions }),
  });
}

interface Image {
  readonly name: string;
  readonly bytes: Uint8Array;
}

async function writeImages(folder: string, images: readonly Image[]): Promise<Answer<readonly string[]>> {
  const paths: string[] = [];
  try {
    await makeFolder(folder);
    for (const { name, bytes } of images) {
      const path = pathOf(folder, name);
      await writeAtomically(path, (file) => file.writeFile(bytes));
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
  const got = await runTrace(lab, run, chart, curves);
  return got.ok ? accept(renderFigure(chart, [got.value.trace], WHOLE, SIZE)) : got;
}
