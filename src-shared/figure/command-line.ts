/** A figure as the command line that makes it. */
import { USUAL_PAPER, type FigureRequest, type FigureSubject } from './figure-request';

/** One word of a POSIX shell, quoted where it has to be. */
export function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function subjectWords(subject: FigureSubject): string[] {
  const of =
    subject.kind === 'runs'
      ? ['--run', subject.runs.join(','), '--chart', subject.chart, ...(subject.time === 'effective' ? ['--effective'] : [])]
      : [
          '--sweep',
          String(subject.sweep),
          ...(subject.layer === null ? [] : ['--layer', subject.layer]),
          ...(subject.loss ? ['--loss'] : []),
          ...(subject.theory ? [] : ['--no-theory']),
        ];
  // With `=`, so that a negative number is not taken for an option.
  const range = (name: string, pair: readonly [number, number] | null) => (pair === null ? [] : [`--${name}=${pair.join(',')}`]);
  return [...of, ...range('x', subject.x), ...range('y', subject.y)];
}

/** `edgelab figure FILE …`; `out` is the file it writes. */
export function figureCommand({ subject, paper, data }: FigureRequest, project: string, out: string): string {
  const words = [
    'edgelab',
    'figure',
    project,
    ...subjectWords(subject),
    '--format',
    paper.format,
    '--width',
    `${paper.width}mm`,
    '--height',
    `${paper.height}mm`,
    ...(paper.format === 'png' ? ['--dpi', String(paper.dpi)] : []),
    ...(paper.theme === USUAL_PAPER.theme ? [] : ['--theme', paper.theme]),
    ...(paper.caption ? [] : ['--no-caption']),
    ...(data ? ['--data'] : []),
    '--out',
    out,
  ];
  return words.map(shellWord).join(' ');
}
