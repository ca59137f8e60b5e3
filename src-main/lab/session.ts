/** One open project: its store thread and its runs. */
import { refuse, type Answer } from '../../src-shared/answer';
import type { CheckedExperiment } from '../../src-shared/jobs';
import type { Versions } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Edit, OpenRequest } from '../../src-shared/store-contract';
import type { ExperimentView, ProjectView } from '../../src-shared/views';
import type { Desk } from './desk';
import type { Emit } from './events';
import { importRun, type ImportRequest } from './import/import-run';
import type { Pool } from './pool';
import { RunQueue } from './run-queue';
import { startStore, type StoreClient } from './store-client';
import { SweepQueue } from './sweep-queue';

export interface SessionParts {
  readonly storeScript: string;
  readonly pool: Pool;
  readonly desk: Desk;
  readonly versions: Omit<Versions, 'engine'>;
  readonly emit: Emit;
  onQueueChange(): void;
}

export class Session {
  readonly store: StoreClient;
  readonly runs: RunQueue;
  readonly sweeps: SweepQueue;
  readonly #parts: SessionParts;

  private constructor(parts: SessionParts, store: StoreClient) {
    this.#parts = parts;
    this.store = store;
    this.sweeps = new SweepQueue(parts.pool, store, parts.emit);
    this.runs = new RunQueue(parts.pool, store, parts.emit, () => parts.onQueueChange());
  }

  /** A store thread of its own per project: what cannot be opened leaves the open one alone. */
  static async open(parts: SessionParts, request: OpenRequest): Promise<Answer<Session>> {
    const store = startStore(parts.storeScript, {
      onFlushed: (runId) => parts.emit('runChanged', { runId }),
      onSweepFlushed: (sweepId) => parts.emit('sweepChanged', { sweepId }),
      onChangedOnDisk: (change) => {
        parts.emit('changedOnDisk', change);
        void store.project().then(
          (view) => parts.emit('project', view),
          () => undefined, // closed meanwhile
        );
      },
      onLost: (error) => parts.emit('trouble', lostStore(request.path, error)),
    });
    try {
      const opened = await store.open(request);
      if (opened.ok) return { ok: true, value: new Session(parts, store) };
      await store.end();
      return opened;
    } catch (error) {
      await store.end();
      throw error;
    }
  }

  /** Opens the same file afresh in the same thread. */
  async reopen(request: OpenRequest): Promise<Answer<ProjectView>> {
    return this.#announced(await this.store.open(request));
  }

  async edit(edit: Edit, label: string): Promise<Answer<number>> {
    const answer = await this.store.edit(edit, label);
    if (answer.ok) await this.announce();
    return answer;
  }

  async undo(): Promise<Answer<null>> {
    return this.#announced(await this.store.undo());
  }

  async redo(): Promise<Answer<null>> {
    return this.#announced(await this.store.redo());
  }

  async saveAs(path: string): Promise<Answer<ProjectView>> {
    return this.#announced(await this.store.saveAs(path));
  }

  /** Removes runs of the trash for good. */
  async purgeRuns(ids: readonly number[] | null): Promise<Answer<{ readonly runs: number; readonly bytes: number }>> {
    const answer = await this.store.purgeRuns(ids);
    if (answer.ok) await this.announce();
    return answer;
  }

  async deleteRun(runId: number): Promise<Answer<number>> {
    this.runs.stop(runId);
    await this.runs.ended(runId);
    const answer = await this.edit({ kind: 'delete-run', id: runId }, 'Delete run');
    if (answer.ok) this.#parts.emit('runChanged', { runId });
    return answer;
  }

  /** Checks the experiment in a thread, stores the run as queued and lines it up; the value is the run's id. */
  async startRun(experimentId: number, announced = true): Promise<Answer<number>> {
    const project = await this.store.project();
    const closed = closedTo(project);
    if (closed) return closed;
    const chosen = project.experiments.find(({ id }) => id === experimentId);
    if (chosen === undefined) return refuse('no-experiment', String(experimentId), 'There is no such experiment.', 'Choose another one.');
    const checked = await this.#parts.desk.ask('check', chosen.experiment);
    if (!checked.ok) return checked;
    try {
      const runId = await this.runs.start(newRun(chosen, checked.value, await this.versions()));
      if (announced) await this.announce();
      return { ok: true, value: runId };
    } catch (error) {
      return notStored(project, 'run', error);
    }
  }

  /** Checks the sweep in a thread, stores it as queued and lines it up; the value is its id. */
  async startSweep(title: string, spec: SweepSpec, threads: number | null): Promise<Answer<number>> {
    const project = await this.store.project();
    const closed = closedTo(project);
    if (closed) return closed;
    const checked = await this.#parts.desk.ask('sweepCheck', spec);
    if (!checked.ok) return checked;
    try {
      const versions = await this.versions();
      return {
        ok: true,
        value: await this.sweeps.start({ title, checked: checked.value, versions, created: new Date().toISOString() }, threads),
      };
    } catch (error) {
      return notStored(project, 'sweep', error);
    }
  }

  /** Stores a file's series as an external run; the value is its id. */
  async importRun(request: Omit<ImportRequest, 'versions'>): Promise<Answer<number>> {
    const project = await this.store.project();
    const closed = closedTo(project);
    if (closed) return closed;
    const imported = await importRun(this.store, { ...request, versions: await this.versions() });
    if (imported.ok) await this.announce();
    return imported;
  }

  async resumeSweep(sweepId: number): Promise<Answer<null>> {
    const project = await this.store.project();
    const closed = closedTo(project);
    if (closed) return closed;
    try {
      return await this.sweeps.resume(sweepId, await this.versions());
    } catch (error) {
      return notStored(project, 'sweep', error);
    }
  }

  async deleteSweep(sweepId: number): Promise<Answer<number>> {
    this.sweeps.stop(sweepId);
    await this.sweeps.ended(sweepId);
    return this.editSweep({ kind: 'delete-sweep', id: sweepId }, 'Delete sweep');
  }

  async editSweep(edit: Edit & { readonly id: number }, label: string): Promise<Answer<number>> {
    const answer = await this.edit(edit, label);
    if (answer.ok) this.#parts.emit('sweepChanged', { sweepId: edit.id });
    return answer;
  }

  async versions(): Promise<Versions> {
    const { engine } = await this.#parts.desk.catalogue();
    return { ...this.#parts.versions, engine };
  }

  /** Tells everybody what the project looks like now. */
  async announce(): Promise<ProjectView> {
    const view = await this.store.project();
    this.#parts.emit('project', view);
    return view;
  }

  /** Stops the runs, keeping their partial results, and closes the file. */
  async close(): Promise<void> {
    await Promise.all([this.runs.stopAll(), this.sweeps.stopAll()]);
    try {
      await this.store.close();
    } catch (error) {
      const what = error instanceof Error ? error.message : String(error);
      const advice = 'Everything acknowledged is in the file; the next opening checks it.';
      this.#parts.emit('trouble', refuse('not-closed', '', `The project was not closed cleanly: ${what}`, advice).refusal);
    }
    await this.store.end();
  }

  async #announced<T>(answer: Answer<T>): Promise<Answer<T>> {
    if (answer.ok) await this.announce();
    return answer;
  }
}

function closedTo({ path, readOnly }: ProjectView) {
  return readOnly === null ? null : refuse('read-only', path, readOnly, 'Save the project under another name first.');
}

function notStored({ path }: ProjectView, object: string, error: unknown) {
  const what = error instanceof Error ? error.message : String(error);
  return refuse('not-stored', path, `The ${object} could not be stored: ${what}`, 'Make room or save the project elsewhere.');
}

function newRun({ id, name, experiment }: ExperimentView, checked: CheckedExperiment, versions: Versions) {
  const [eta, ...more] = checked.etas;
  return {
    experimentId: id,
    title: name,
    experiment,
    recording: checked.recording,
    series: checked.series,
    versions,
    metrics: { ...(eta === undefined || more.length > 0 ? {} : { eta }), etaC: checked.etaC, K: checked.K, steps: experiment.steps },
    created: new Date().toISOString(),
  };
}

function lostStore(path: string, error: Error) {
  return refuse(
    'store-lost',
    path,
    `The thread that keeps the project ended: ${error.message}`,
    'Restart Edge Lab; everything acknowledged is in the file.',
  ).refusal;
}
