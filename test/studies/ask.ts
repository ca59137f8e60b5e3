import type { Answer } from '../../src-shared/answer';
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import type { Findings } from '../../src-shared/study';
import { referenceMinimum } from '../../src-worker/analysis/minima';
import { stream } from '../../src-worker/engine/random';
import type { Problem } from '../../src-worker/engine/problem';
import type { Study } from '../../src-worker/studies';

export interface Asked {
  readonly params?: Params;
  /** Learning rate in units of η_c. */
  readonly K?: number;
  readonly start?: readonly number[];
  readonly steps?: number;
  readonly options?: Params;
  readonly stop?: () => boolean;
}

/** Runs a study on a problem at its defaults, changed as asked. */
export function ask(study: Study, problem: Problem, asked: Asked = {}): Answer<Findings> {
  const params = { ...defaultParams(problem.info), ...asked.params };
  const bound = problem.bind(params);
  if (!bound.ok) return bound;
  const stated = asked.start ?? problem.info.defaultStart;
  const start = stated.length === 0 && bound.value.start ? bound.value.start(stream(1, 1)) : Float64Array.from(stated);
  const minimum = referenceMinimum(bound.value, start);
  if (minimum === null) throw new Error('no reference minimum');
  const { etaC } = minimum;
  const options = { ...Object.fromEntries(study.info.options.map((option) => [option.id, option.default])), ...asked.options };
  return study.run(
    {
      problem,
      params,
      loss: bound.value,
      etas: [(asked.K ?? 1.1) * etaC],
      etaC,
      start,
      seed: 1,
      steps: asked.steps ?? 1_000,
      divergenceBound: 1e6,
      options,
    },
    { stop: asked.stop ?? (() => false), progress: () => undefined },
  );
}

export function found(answer: Answer<Findings>): Findings {
  if (!answer.ok) throw new Error(`${answer.refusal.what} ${answer.refusal.advice}`);
  return answer.value;
}

/** Numbers of one column of a table. */
export function column(findings: Findings, table: number, name: string): readonly unknown[] {
  const { columns, rows } = findings.tables[table]!;
  return rows.map((row) => row[columns.indexOf(name)]);
}
