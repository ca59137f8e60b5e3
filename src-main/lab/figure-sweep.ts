/** The sweep of a figure: its stored picture with the theory over it, or the bands of an ensemble. */
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { describeEnsemble } from '../../src-shared/charts/ensemble';
import { captionLines } from '../../src-shared/charts/raster-picture';
import { sweepCaption } from '../../src-shared/figure/caption';
import type { SweepSubject } from '../../src-shared/figure/figure-request';
import type { SweepRow } from '../../src-shared/sweep-views';
import type { FigureSource, Gathered } from './figure-runs';
import { documentText } from './run-document';

export async function gatherSweep(lab: FigureSource, subject: SweepSubject): Promise<Answer<Gathered>> {
  const row = (await lab.sweeps()).find(({ id }) => id === subject.sweep);
  if (row === undefined)
    return refuse('no-such-sweep', `sweep ${subject.sweep}`, 'There is no such sweep in the project.', 'It may have been deleted.');
  const { problems } = await lab.catalogue();
  const info = problems.find(({ id }) => id === row.spec.experiment.problem.id);
  const problem = info?.title ?? row.spec.experiment.problem.id;
  const drawing =
    row.spec.shape.kind === 'ensemble' ? await bandsOf(lab, row, subject, problem) : await pictureOf(lab, row, subject, problem);
  if (!drawing.ok) return drawing;
  const labels = Object.fromEntries((info?.parameters ?? []).map(({ id, label }) => [id, label]));
  const blocks = { done: row.blocksDone, all: row.blocks };
  const { uid } = await lab.project();
  const origin = { id: row.id, uid: row.uid, title: row.title, created: row.created, spec: row.spec, versions: row.versions };
  return accept({
    drawing: drawing.value.kind === 'picture' ? { ...drawing.value, labels } : drawing.value,
    caption: sweepCaption(row.title, row.id, computedText(drawing.value, labels), row.spec.experiment, blocks, row.versions),
    source: documentText({ program: 'Edge Lab', project: uid, subject, sweep: origin }),
  });
}

/** How the picture was computed, in one line of parts. */
function computedText(drawing: Gathered['drawing'], labels: Readonly<Record<string, string>>): string {
  if (drawing.kind === 'picture') return `${captionLines({ ...drawing, labels }, Number.POSITIVE_INFINITY).join(' · ')}.`;
  return drawing.kind === 'ensemble' ? `${drawing.problem}. ${describeEnsemble(drawing.view, drawing.spec)}` : '';
}

async function bandsOf(lab: FigureSource, row: SweepRow, { bands }: SweepSubject, problem: string): Promise<Answer<Gathered['drawing']>> {
  const view = await lab.sweepBands(row.id);
  return view.ok ? accept({ kind: 'ensemble', title: row.title, view: view.value, spec: row.spec, chart: bands, problem }) : view;
}

async function pictureOf(
  lab: FigureSource,
  row: SweepRow,
  { layer, theory, x, y }: SweepSubject,
  problem: string,
): Promise<Answer<Gathered['drawing']>> {
  const parts = await lab.sweepParts(row.id);
  if (!parts.ok) return parts;
  const checked = await lab.checkSweep(row.spec);
  if (!checked.ok) return checked;
  const attractors = await lab.sweepAttractors(row.id);
  const overlay = theory ? await lab.sweepOverlay(row.spec) : null;
  return accept({
    kind: 'picture',
    title: row.title,
    spec: row.spec,
    parts: parts.value,
    layer,
    attractors: attractors.ok ? attractors.value : [],
    overlay: overlay?.ok ? overlay.value : null,
    coordinates: checked.value.coordinates,
    problem,
    labels: {},
    x,
    y,
  });
}
