/** The thread that draws figures. */
import { parentPort } from 'node:worker_threads';
import type { FromFigureThread, ToFigureThread } from '../../src-shared/charts/drawing';
import { makeFigure } from './make-figure';
import { takeDecimalMarkFrom } from '../../src-shared/decimal-mark';
import { decimalMarkOf } from '../../src-shared/language';

if (!parentPort) throw new Error('this file runs in a thread');
const port = parentPort;

port.on('message', ({ seq, job }: ToFigureThread) => {
  const post = (message: FromFigureThread) => port.postMessage(message);
  // One job after the other: numbers are written as the language of this one does.
  takeDecimalMarkFrom(() => decimalMarkOf('language', job.paper.language ?? 'en'));
  try {
    post({ seq, type: 'drawn', answer: makeFigure(job) });
  } catch (problem) {
    post({ seq, type: 'failed', message: problem instanceof Error ? problem.message : String(problem) });
  }
});
