/** The cells of a sweep as rows of named columns. */
import { axisValue, CELL_CLASSES, ensembleSteps, type SweepBlock, type SweepSpec } from '../../src-shared/sweep';
import type { Column } from './formats/table';

const number = (name: string): Column => ({ name, type: 'number', missing: false });
const integer = (name: string): Column => ({ name, type: 'integer', missing: false });
const CLASS: Column = { name: 'class', type: 'text', missing: false, width: Math.max(...CELL_CLASSES.map(({ length }) => length)) };

export function sweepColumns({ shape }: SweepSpec): readonly Column[] {
  switch (shape.kind) {
    case 'orbit-diagram': {
      const strip = shape.lyapunov ? [number('lyapunov')] : [];
      return [number(shape.axis.quantity), number('x'), number('count'), number('diverged'), ...strip];
    }
    case 'outcome-map': {
      const found = ['period', 'steps', 'anchor0', 'anchor1'].map(number);
      return [number(shape.x.quantity), number(shape.y.quantity), CLASS, ...found];
    }
    case 'ensemble':
      return [integer('run'), integer('seed'), CLASS, number('period'), integer('step'), ...['loss', 'one-step', 'two-step'].map(number)];
  }
}

/** `first`: the block's first column, row or run. A cell per column of `sweepColumns`. */
export function* sweepRows(spec: SweepSpec, first: number, { columns }: SweepBlock): Generator<readonly (number | string)[]> {
  const at = (name: string, i: number) => columns[name]?.[i] ?? Number.NaN;
  const { shape, experiment } = spec;
  if (shape.kind === 'orbit-diagram') {
    const [low, high] = shape.range ?? [Number.NaN, Number.NaN];
    const counts = columns['counts'] ?? new Uint32Array(0);
    for (let i = 0; i < counts.length; i++) {
      const column = Math.floor(i / shape.rows);
      // A column with no point in view keeps one row, so that its exponent is not lost.
      if (counts[i] === 0 && i % shape.rows !== 0) continue;
      const x = low + ((high - low) * ((i % shape.rows) + 0.5)) / shape.rows;
      const strip = shape.lyapunov ? [at('lyapunov', column)] : [];
      yield [axisValue(shape.axis, first + column, shape.columns), x, at('counts', i), at('diverged', column), ...strip];
    }
  } else if (shape.kind === 'outcome-map') {
    const classes = columns['class'] ?? new Uint8Array(0);
    for (let i = 0; i < classes.length; i++) {
      const x = axisValue(shape.x, i % shape.columns, shape.columns);
      const y = axisValue(shape.y, first + Math.floor(i / shape.columns), shape.rows);
      const found = [at('period', i), at('steps', i), at('anchor0', i), at('anchor1', i)];
      yield [x, y, CELL_CLASSES[classes[i]!] ?? '', ...found];
    }
  } else {
    const steps = ensembleSteps(shape, experiment.steps);
    const runs = columns['class'] ?? new Uint8Array(0);
    for (let run = 0; run < runs.length; run++)
      for (const [k, step] of steps.entries()) {
        const i = run * steps.length + k;
        const who = [first + run, (experiment.seed + first + run) % 2 ** 32, CELL_CLASSES[runs[run]!] ?? '', at('period', run)];
        yield [...who, step, at('loss', i), at('one-step', i), at('two-step', i)];
      }
  }
}
