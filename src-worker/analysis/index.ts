/** Analysis of problems and runs: what the rest of the worker may use. */
export { analyseProblem } from './analyse-problem';
export { analyseRun } from './analyse-run';
export { referenceMinimum } from './minima';
export { cardsFor } from './cards';
