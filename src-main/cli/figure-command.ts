/** `edgelab figure`: a chart of runs or a sweep of a project as a figure for a paper; the one the window's dialog saves. */
import { extname, resolve } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { figureRequestSchema } from '../../src-shared/calls/figures-arguments';
import {
  PRESET_SIZES,
  USUAL_PAPER,
  type FigurePaper,
  type FigureRequest,
  type FigureSubject,
} from '../../src-shared/figure/figure-request';
import { millimetres, rangeIn } from '../../src-shared/figure/length';
import { EXIT, refused, type Host } from './host';
import { existingProject, withLab } from './with-lab';

export interface FigureOptions {
  readonly project?: string;
  readonly chart?: string;
  readonly sweep?: string;
  readonly compare?: string;
  readonly colour?: string;
  readonly quantity?: string;
  readonly align?: string;
  readonly across?: string;
  readonly up?: string;
  readonly whole?: boolean;
  readonly layer?: string;
  readonly bands?: string;
  readonly theory: boolean;
  readonly effective?: boolean;
  readonly x?: string;
  readonly y?: string;
  readonly format?: string;
  readonly columns?: string;
  readonly width?: string;
  readonly height?: string;
  readonly dpi?: string;
  readonly theme?: string;
  readonly type?: string;
  readonly language?: string;
  readonly caption: boolean;
  readonly captionText?: string;
  readonly captionFiles?: boolean;
  readonly data?: boolean;
  readonly out: string;
  readonly json?: boolean;
}

export async function figureCommand(host: Host, runs: readonly string[], options: FigureOptions): Promise<number> {
  const request = requestFrom(runs, options);
  if (!request.ok) return refused(host, request.refusal, EXIT.badInput, options.json);
  const project = await existingProject(host, options.project);
  if (!project.ok) return refused(host, project.refusal, EXIT.badInput, options.json);
  return withLab(
    host,
    host.dataFolder,
    () => undefined,
    async (lab) => {
      const opened = await lab.openProject(project.value);
      if (!opened.ok) return refused(host, opened.refusal, EXIT.badInput, options.json);
      const written = await lab.writeFigure(request.value, resolve(host.cwd, options.out));
      if (!written.ok) {
        const ours = ['not-written', 'figure-failed'].includes(written.refusal.code);
        return refused(host, written.refusal, ours ? EXIT.failed : EXIT.badInput, options.json);
      }
      host.out(options.json ? `${JSON.stringify({ files: written.value }, null, 2)}\n` : `${written.value.join('\n')}\n`);
      return EXIT.done;
    },
  );
}

/** The request the words of a command line make. */
function requestFrom(runs: readonly string[], options: FigureOptions): Answer<FigureRequest> {
  const subject = subjectFrom(runs, options);
  if (!subject.ok) return subject;
  const paper = paperFrom(options);
  if (!paper.ok) return paper;
  const parsed = figureRequestSchema.safeParse({
    subject: subject.value,
    paper: paper.value,
    caption: { shown: options.caption, text: options.captionText ?? null },
    beside: { data: options.data === true, caption: options.captionFiles === true },
  });
  if (parsed.success) return accept(parsed.data);
  const [issue] = parsed.error.issues;
  const where = String(issue?.path.at(-1) ?? '');
  return refuse('bad-figure', `--${where}`, `${issue?.message ?? 'It cannot be read'}.`, '`edgelab figure --help` lists what there is.');
}

function subjectFrom(runs: readonly string[], options: FigureOptions): Answer<FigureSubject | object> {
  const [x, y] = [range(options.x, '--x'), range(options.y, '--y')];
  if (!x.ok) return x;
  if (!y.ok) return y;
  const visible = { x: x.value, y: y.value };
  if ((runs.length === 0) === (options.sweep === undefined))
    return refuse('nothing-to-draw', '', 'A figure is of runs or of one sweep.', 'Name runs by their number, or a sweep with --sweep.');
  if (options.sweep !== undefined) {
    const { layer = null, bands = 'distances', theory } = options;
    return accept({ kind: 'sweep', sweep: Number(options.sweep), layer, bands, theory, ...visible });
  }
  if (options.compare !== undefined) {
    const { colour = 'outcome', quantity = 'twoStep', align = 'step', whole = false } = options;
    const { across = 'metric:predictedTwoStepRate', up = 'metric:twoStepRate' } = options;
    const look = { colour, quantity, alignment: align, across, up, whole };
    return accept({ kind: 'comparison', runs: runs.flatMap((run) => run.split(',')).map(Number), chart: options.compare, look });
  }
  if (options.chart === undefined)
    return refuse(
      'no-chart',
      '--chart',
      'Which chart?',
      'One of convergence, loss, iterates, quantities, cobweb, landscape, plane, phase:a,b, edge.',
    );
  const ids = runs.flatMap((run) => run.split(',')).map(Number);
  const time = options.effective === true ? 'effective' : 'steps';
  return accept({ kind: 'runs', runs: ids, chart: options.chart, time, ...visible });
}

function paperFrom(options: FigureOptions): Answer<FigurePaper | object> {
  const preset = { '1': PRESET_SIZES.one, '2': PRESET_SIZES.two }[options.columns ?? '1'];
  if (preset === undefined) return refuse('bad-columns', '--columns', 'A figure goes over one column or two.', 'Use 1 or 2.');
  const width = options.width === undefined ? accept(preset.width) : length(options.width, '--width');
  const height = options.height === undefined ? accept(preset.height) : length(options.height, '--height');
  if (!width.ok) return width;
  if (!height.ok) return height;
  return accept({
    format: options.format ?? extname(options.out).slice(1).toLowerCase(),
    width: width.value,
    height: height.value,
    dpi: Number(options.dpi ?? USUAL_PAPER.dpi),
    theme: options.theme ?? USUAL_PAPER.theme,
    language: options.language ?? 'en',
    type: Number((options.type ?? String(USUAL_PAPER.type)).replace(/\s*pt$/, '')),
  });
}

function length(text: string, where: string): Answer<number> {
  const value = millimetres(text);
  return value === null ? refuse('bad-length', where, `“${text}” is no length.`, 'Such as 84mm, 8.4cm, 3.3in or 240pt.') : accept(value);
}

function range(text: string | undefined, where: string): Answer<readonly [number, number] | null> {
  if (text === undefined) return accept(null);
  const pair = rangeIn(text);
  return pair === null
    ? refuse('bad-range', where, `“${text}” is no range.`, `Two numbers, the smaller first: ${where}=0,100.`)
    : accept(pair);
}
