/** Figures: gathered here, drawn in a thread, written with what goes beside them. */
import { dirname, extname, join, basename } from 'node:path';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import type { FigurePreview } from '../../src-shared/calls/figures';
import type { DrawnFigure, FigureJob } from '../../src-shared/charts/drawing';
import { texCaption } from '../../src-shared/figure/caption';
import { figureCommand } from '../../src-shared/figure/command-line';
import type { FigureRequest } from '../../src-shared/figure/figure-request';
import { writeAtomically } from './atomic-file';
import { csvNumber, csvRow, csvText } from './csv';
import { gatherComparison } from './figure-comparison';
import { gatherRuns, type FigureSource, type Gathered } from './figure-runs';
import { gatherSweep } from './figure-sweep';
import { FigureThread } from './figure-thread';
import { documentText } from './run-document';
import { toldIn } from '../../src-shared/german';
import { decimalMarkOf } from '../../src-shared/language';

/** A figure with what was written of it. */
export interface MadeFigure extends DrawnFigure {
  readonly title: string;
  readonly caption: string;
  /** JSON: project, runs or sweep with their specifications. */
  readonly source: string;
}

export interface FiguresSession {
  /** The figure as the bytes of its file; nothing is written. What reports embed. */
  makeFigure(request: FigureRequest): Promise<Answer<MadeFigure>>;
  /** The same of a drawing that is there already. */
  drawFigure(job: FigureJob): Promise<Answer<DrawnFigure>>;
  previewFigure(request: FigureRequest, dots: number): Promise<Answer<FigurePreview>>;
  /** Writes the figure and what goes beside it; the value is the paths, the figure's first. */
  writeFigure(request: FigureRequest, path: string): Promise<Answer<readonly string[]>>;
}

export interface FigureCalls {
  readonly calls: FiguresSession;
  close(): Promise<void>;
}

export function figureCalls(script: string, lab: () => FigureSource): FigureCalls {
  const thread = new FigureThread(script);

  const gather = ({ subject }: FigureRequest): Promise<Answer<Gathered>> =>
    subject.kind === 'runs'
      ? gatherRuns(lab(), subject)
      : subject.kind === 'sweep'
        ? gatherSweep(lab(), subject)
        : gatherComparison(lab(), subject);

  async function makeFigure(request: FigureRequest): Promise<Answer<MadeFigure>> {
    const gathered = await gather(request);
    if (!gathered.ok) return gathered;
    const { drawing, source } = gathered.value;
    const language = request.paper.language ?? 'en';
    const caption = request.caption.text ?? toldIn(language, gathered.value.caption, decimalMarkOf('language', language)).text;
    const drawn = await thread.draw({ drawing, paper: request.paper, caption: request.caption.shown ? caption : '', source });
    return drawn.ok ? accept({ ...drawn.value, title: drawing.title, caption, source }) : drawn;
  }

  return {
    calls: {
      makeFigure,
      drawFigure: (job) => thread.draw(job),
      async previewFigure(request, dots) {
        const longest = Math.max(request.paper.width, request.paper.height);
        const dpi = Math.max(36, Math.min(300, Math.round((dots * 25.4) / longest)));
        const made = await makeFigure({ ...request, paper: { ...request.paper, format: 'png', dpi } });
        if (!made.ok) return made;
        const { bytes, words, caption, title } = made.value;
        return accept({ png: bytes, words, caption, title, command: await commandOf(lab(), request, `${title}.${request.paper.format}`) });
      },
      async writeFigure(request, path) {
        const made = await makeFigure(request);
        return made.ok ? writeFiles(request, made.value, path) : made;
      },
    },
    close: () => thread.close(),
  };
}

async function commandOf(lab: FigureSource, request: FigureRequest, name: string): Promise<string> {
  const file = name.replaceAll(/[^\w.]+/g, '-').replaceAll(/-+(?=\.|-)/g, '');
  return figureCommand(request, (await lab.project()).path, file);
}

async function writeFiles({ beside }: FigureRequest, made: MadeFigure, path: string): Promise<Answer<readonly string[]>> {
  const stem = join(dirname(path), basename(path, extname(path)));
  const files: [string, Uint8Array | string][] = [[path, made.bytes]];
  if (beside.data) files.push([`${stem}.csv`, tableCsv(made)], [`${stem}.json`, tableJson(made)]);
  if (beside.caption) files.push([`${stem}.txt`, `${made.caption}\n`], [`${stem}.tex`, texCaption(made.caption)]);
  const written: string[] = [];
  try {
    for (const [name, content] of files) {
      await writeAtomically(name, (file) => file.writeFile(content));
      written.push(name);
    }
    return accept(written);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    return refuse('not-written', path, `The figure could not be written: ${what}.`, 'Choose another place.');
  }
}

/** What is drawn, one row a point or a step, with all digits. */
function tableCsv({ table }: MadeFigure): string {
  const cell = (value: number | string | null) => (value === null ? '' : typeof value === 'number' ? csvNumber(value) : csvText(value));
  return [table.head.map(csvText), ...table.rows.map((row) => row.map(cell))].map((row) => csvRow(row)).join('');
}

function tableJson({ table, title, caption, words, source }: MadeFigure): string {
  const from = JSON.parse(source) as object;
  return `${documentText({ title, caption, words, ...from, columns: table.head, rows: table.rows })}\n`;
}
