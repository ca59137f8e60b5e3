/** `edgelab study | studies`: an analysis on request, printed and drawn. */
import { resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { defaultParams, type Catalogue } from '../../src-shared/catalogue';
import { FIGURE_FORMATS } from '../../src-shared/figure/figure-request';
import { duration } from '../../src-shared/figures';
import type { Params, ParamValue } from '../../src-shared/spec';
import type { Findings, StudyInfo } from '../../src-shared/study';
import type { LabSession } from '../lab/lab-session';
import { documentText } from '../lab/run-document';
import { experimentOf } from './experiment-source';
import { writeFindingFigures, type Studied } from './figures';
import { findingsReport } from './findings-report';
import { EXIT, refused, type Host } from './host';
import { onInterrupt } from './interrupt';
import { parameterValue } from './parameter-value';
import { progressLine } from './progress-line';
import { pathAndText } from './settings-of-run';
import { didYouMean } from './suggest';
import { textTable } from './text-table';
import { withLab, withTemporaryFolder, withoutProject } from './with-lab';

/** The one study of this command. */
const STUDY = 1;

export interface StudyOptions {
  readonly option: readonly string[];
  readonly set: readonly string[];
  readonly json?: boolean;
  readonly figures?: string;
  readonly figureFormat?: string;
}

export function studyCommand(host: Host, id: string, source: string, options: StudyOptions): Promise<number> {
  const line = progressLine(host);
  const onStudy = ({ done, total, secondsLeft }: { done: number; total: number; secondsLeft: number | null }) =>
    line.say(total > 0 ? `${Math.floor((100 * done) / total)} %${secondsLeft === null ? '' : ` · ${duration(secondsLeft)} left`}` : '');
  return withoutProject(
    host,
    async (lab) => {
      const catalogue = await lab.catalogue();
      const study = findStudy(catalogue, id);
      if (!study.ok) return refused(host, study.refusal, EXIT.badInput, options.json);
      const experiment = await experimentOf(catalogue, source, host.cwd, options.set);
      if (!experiment.ok) return refused(host, experiment.refusal, EXIT.badInput, options.json);
      const own = catalogue.presets.find((preset) => preset.id === source)?.study;
      const values = optionsOf(study.value, own?.id === id ? own.options : {}, options.option);
      if (!values.ok) return refused(host, values.refusal, EXIT.badInput, options.json);
      const interrupt = onInterrupt(() => {
        line.clear();
        host.err('Stopping: what was found is kept (Ctrl-C again to quit at once).\n');
        void lab.stopStudy(STUDY);
      });
      const answer = await lab.study(STUDY, { study: id, experiment: experiment.value.experiment, options: values.value }).finally(() => {
        interrupt.release();
        line.clear();
      });
      if (!answer.ok)
        return refused(host, answer.refusal, answer.refusal.code === 'thread-failed' ? EXIT.failed : EXIT.badInput, options.json);
      host.out(options.json ? `${documentText(documentOf(study.value, values.value, answer.value))}\n` : findingsReport(answer.value));
      const versions = { ...host.versions, engine: catalogue.engine };
      const studied = { study: id, experiment: experiment.value.experiment, options: values.value, versions };
      const drawn = await draw(host, lab, answer.value, studied, options);
      return drawn === EXIT.done && interrupt.happened && answer.value.stopped ? EXIT.stopped : drawn;
    },
    onStudy,
  );
}

async function draw(host: Host, lab: LabSession, findings: Findings, studied: Studied, options: StudyOptions): Promise<number> {
  const { figures, figureFormat = 'png', json = false } = options;
  if (figures === undefined) return EXIT.done;
  const format = FIGURE_FORMATS.find((one) => one === figureFormat);
  if (format === undefined) {
    const { refusal } = refuse('unknown-format', '--figure-format', `There is no format “${figureFormat}”.`, 'Use svg, pdf or png.');
    return refused(host, refusal, EXIT.badInput, json);
  }
  const written = await writeFindingFigures(lab, findings, studied, format, resolve(host.cwd, figures));
  if (!written.ok) return refused(host, written.refusal, EXIT.failed);
  // Standard output holds one object when the output is JSON.
  const say = json ? host.err : host.out;
  say(`\nFigures\n${written.value.map((path) => `${path}\n`).join('')}`);
  return EXIT.done;
}

function findStudy(catalogue: Catalogue, id: string): Answer<StudyInfo> {
  const study = catalogue.studies.find((candidate) => candidate.id === id);
  if (study !== undefined) return accept(study);
  const ids = catalogue.studies.map((candidate) => candidate.id);
  return refuse('unknown-study', id, 'There is no such study.', `${didYouMean(id, ids)}Studies: ${ids.join(', ') || 'none'}.`);
}

/** The study's options at their defaults, with those of the preset and those given. */
function optionsOf(study: StudyInfo, preset: Params, given: readonly string[]): Answer<Record<string, ParamValue>> {
  const values = { ...defaultParams({ parameters: study.options }), ...preset };
  const ids = study.options.map(({ id }) => id);
  for (const setting of given) {
    const parts = pathAndText(setting, '--option');
    if (!parts.ok) return parts;
    const { path, text } = parts.value;
    const where = `--option ${path}`;
    const option = study.options.find(({ id }) => id === path);
    const advice = `${didYouMean(path, ids)}Options of ${study.id}: ${ids.join(', ') || 'none'}.`;
    if (option === undefined) return refuse('unknown-option', where, 'There is no such option.', advice);
    const value = parameterValue(option, text, where);
    if (!value.ok) return value;
    values[path] = value.value;
  }
  return accept(values);
}

function documentOf(study: StudyInfo, options: Record<string, ParamValue>, findings: Findings) {
  const plots = findings.plots.map((plot) => (plot.kind === 'map' ? { ...plot, cells: [...plot.cells] } : plot));
  return { study: study.id, options, ...findings, plots };
}

export function studiesCommand(host: Host, options: { readonly json?: boolean }): Promise<number> {
  return withCatalogue(host, ({ studies }) => {
    if (options.json) return `${documentText({ studies })}\n`;
    const rows = studies.map((study) => [
      study.id,
      study.problems === null ? dimensionsText(study.dimensions) : study.problems.join(' '),
      study.options.map(({ id }) => id).join(' '),
      study.title,
    ]);
    return rows.length === 0 ? 'There are no studies yet.\n' : textTable([['study', 'for', 'options', 'title'], ...rows]);
  });
}

function dimensionsText([least, most]: readonly [number, number]): string {
  if (least === most) return `dimension ${least}`;
  return most > 1e6 ? `dimension ${least} and more` : `dimension ${least} to ${most}`;
}

async function withCatalogue(host: Host, text: (catalogue: Catalogue) => string): Promise<number> {
  const ask = (lab: LabSession) => lab.catalogue();
  const catalogue = await withTemporaryFolder((folder) => withLab(host, folder, () => undefined, ask));
  host.out(text(catalogue));
  return EXIT.done;
}
