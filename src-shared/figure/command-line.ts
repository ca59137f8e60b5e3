/** A figure as the command line that makes it. */
import { USUAL_PAPER, type FigureRequest, type FigureSubject } from './figure-request';

/** One word of a POSIX shell, quoted where it has to be. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function subjectWords(subject: FigureSubject): string[] {
  if (subject.kind === 'comparison') {
    const { colour, quantity, alignment, across, up, whole } = subject.look;
    const own = {
      overlay: ['--quantity', quantity, '--align', alignment, ...(whole ? ['--whole'] : [])],
      scatter: ['--across', across, '--up', up],
      parallel: [],
    }[subject.chart];
    return [...subject.runs.map(String), '--compare', subject.chart, '--colour', colour, ...own];
  }
  // With `=`, so that a negative number is not taken for an option.
  const range = (name: string, pair: readonly [number, number] | null) => (pair === null ? [] : [`--${name}=${pair.join(',')}`]);
  const ranges = [...range('x', subject.x), ...range('y', subject.y)];
  if (subject.kind === 'runs')
    return [...subject.runs.map(String), '--chart', subject.chart, ...(subject.time === 'effective' ? ['--effective'] : []), ...ranges];
  const { sweep, layer, bands, theory } = subject;
  return [
    '--sweep',
    String(sweep),
    ...(layer === null ? [] : ['--layer', layer]),
    ...(bands === 'loss' ? ['--bands', 'loss'] : []),
    ...(theory ? [] : ['--no-theory']),
    ...ranges,
  ];
}

/** `edgelab figure 3 --project FILE …`; `out` is the file it writes. */
export function figureCommand({ subject, paper, caption, beside }: FigureRequest, project: string, out: string): string {
  const words = [
    'edgelab',
    'figure',
    ...subjectWords(subject),
    '--project',
    project,
    '--format',
    paper.format,
    '--width',
    `${paper.width}mm`,
    '--height',
    `${paper.height}mm`,
    ...(paper.dpi === USUAL_PAPER.dpi ? [] : ['--dpi', String(paper.dpi)]),
    ...(paper.theme === USUAL_PAPER.theme ? [] : ['--theme', paper.theme]),
    ...(paper.type === USUAL_PAPER.type ? [] : ['--type', `${paper.type}pt`]),
    ...(paper.language === undefined || paper.language === 'en' ? [] : ['--language', paper.language]),
    ...(caption.shown ? [] : ['--no-caption']),
    ...(caption.text === null ? [] : [`--caption-text=${caption.text}`]),
    ...(beside.data ? ['--data'] : []),
    ...(beside.caption ? ['--caption-files'] : []),
    '--out',
    out,
  ];
  return words.map(shellWord).join(' ');
}
