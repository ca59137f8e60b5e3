/** A lab that answers from memory: the window's logic is tested against its contract, threads and files have tests of their own. */
import { accept, type Answer } from '../../src-shared/answer';
import type { Events, Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { Preview, ProjectView, RunPage, RunQuery, RunRow } from '../../src-shared/views';

export const EXPERIMENT: Experiment = {
  version: 1,
  problem: { id: 'quartic', params: { mu: 1 } },
  start: [0.8],
  startNoise: 0,
  seed: 1,
  rule: { kind: 'gradient-descent', learningRate: { text: '1.1', unit: 'eta' } },
  steps: 400,
  divergenceBound: 1e6,
};

export const PROJECT: ProjectView = {
  uid: 'u',
  title: 'Study',
  path: '/study.edgelab',
  unsaved: false,
  readOnly: null,
  notice: null,
  experiments: [{ id: 1, name: 'First', experiment: EXPERIMENT, runs: 0 }],
  runCount: 0,
  undo: null,
  redo: null,
  layout: '',
  baseline: null,
  zooms: {},
  historyView: '',
  report: '',
};

export function rowOf(id: number): RunRow {
  return {
    id,
    experimentId: 1,
    title: '',
    status: 'finished',
    outcome: 'converged',
    period: 1,
    problem: 'quartic',
    created: '2026-11-24T10:00:00.000Z',
    seconds: 1,
    starred: false,
    pinned: false,
    tags: [],
    params: {},
    bytes: 0,
    metrics: { eta: 0.5, K: 0.5, steps: 400 },
  };
}

export interface Edit {
  readonly id: number;
  readonly label: string;
  readonly experiment: Experiment;
}

export class HandMadeLab {
  readonly edits: Edit[] = [];
  readonly previews: { readonly experiment: Experiment; answer(value: Answer<Preview>): void }[] = [];
  readonly queries: RunQuery[] = [];
  project = PROJECT;
  runCount = 0;
  #listeners = new Map<string, Set<(payload: never) => void>>();

  emit<Name extends keyof Events>(event: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(event) ?? []) (listener as (payload: Events[Name]) => void)(payload);
  }

  get lab(): Lab {
    const calls: Partial<Lab> = {
      on: (event, listener) => {
        const listeners = this.#listeners.get(event) ?? new Set();
        this.#listeners.set(event, listeners.add(listener as (payload: never) => void));
        return () => listeners.delete(listener as (payload: never) => void);
      },
      project: () => Promise.resolve(this.project),
      editExperiment: (id, experiment, label) => {
        this.edits.push({ id, label, experiment });
        this.project = { ...this.project, experiments: [{ ...this.project.experiments[0]!, experiment }] };
        return Promise.resolve().then(() => {
          this.emit('project', this.project);
          return accept(null);
        });
      },
      preview: (experiment) => new Promise((answer) => this.previews.push({ experiment, answer })),
      runs: (query): Promise<RunPage> => {
        this.queries.push(query);
        const count = Math.max(0, Math.min(query.limit, this.runCount - query.offset));
        const rows = Array.from({ length: count }, (_, at) => rowOf(query.offset + at + 1));
        return Promise.resolve({ total: this.runCount, rows, error: null });
      },
      runIds: () => Promise.resolve(Array.from({ length: this.runCount }, (_, at) => at + 1)),
    };
    return calls as Lab;
  }
}
