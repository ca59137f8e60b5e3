import { computed, ref, shallowReactive, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { Experiment, Params } from '../../src-shared/spec';
import type { Findings, StudyInfo } from '../../src-shared/study';

export interface StudyProgress {
  readonly done: number;
  readonly total: number;
  readonly secondsLeft: number | null;
}

/** One execution of a study. */
export interface StudyRun {
  readonly id: number;
  readonly study: StudyInfo;
  readonly experimentId: number;
  /** What it was computed of: it is stale once the experiment says something else. */
  readonly experiment: Experiment;
  readonly options: Params;
  readonly state: 'running' | 'stopping' | 'done' | 'refused';
  readonly progress: StudyProgress | null;
  readonly findings: Findings | null;
  readonly refusal: Refusal | null;
}

export interface Studies {
  /** All that were run since the window was opened, the latest first; one for each experiment and study. */
  readonly list: ComputedRef<readonly StudyRun[]>;
  /** Study whose form is open. */
  readonly chosen: Ref<string | null>;
  /** Options as set in the form, by study; absent = its defaults. */
  readonly options: Map<string, Params>;
  /** The run whose findings are shown in the workspace. */
  readonly shown: ShallowRef<number | null>;
  start(study: StudyInfo, experimentId: number, experiment: Experiment, options: Params): Promise<StudyRun>;
  stop(id: number): void;
  /** Forgets everything: another project was opened. */
  clear(): void;
}

/** Studies of the window: each answers once; Stop asks for the part there is, and the answer still comes. */
export function createStudies(lab: Lab): Studies {
  const runs = shallowReactive(new Map<number, StudyRun>());
  const shown = shallowRef<number | null>(null);
  // Names of requests stay unique when the window is loaded again while an old study still runs.
  let last = Date.now();

  function change(id: number, part: Partial<StudyRun>): void {
    const run = runs.get(id);
    if (run) runs.set(id, { ...run, ...part });
  }
  lab.on('studyProgress', ({ studyId, done, total, secondsLeft }) => change(studyId, { progress: { done, total, secondsLeft } }));

  /** A study run again replaces what it found before. */
  function replace(run: StudyRun): void {
    for (const old of [...runs.values()]) {
      if (old.study.id !== run.study.id || old.experimentId !== run.experimentId) continue;
      if (old.state === 'running') void lab.stopStudy(old.id);
      runs.delete(old.id);
    }
    runs.set(run.id, run);
    shown.value = run.id;
  }

  return {
    list: computed(() => [...runs.values()].reverse()),
    chosen: ref(null),
    options: shallowReactive(new Map()),
    shown,
    async start(study, experimentId, experiment, options) {
      const id = ++last;
      const run: StudyRun = {
        ...{ id, study, experimentId, experiment, options },
        ...{ state: 'running', progress: null, findings: null, refusal: null },
      };
      replace(run);
      const answer = await lab.study(id, { study: study.id, experiment, options });
      change(id, answer.ok ? { state: 'done', findings: answer.value } : { state: 'refused', refusal: answer.refusal });
      return runs.get(id) ?? run;
    },
    stop(id) {
      if (runs.get(id)?.state !== 'running') return;
      change(id, { state: 'stopping' });
      void lab.stopStudy(id);
    },
    clear() {
      for (const run of runs.values()) if (run.state === 'running') void lab.stopStudy(run.id);
      runs.clear();
      shown.value = null;
    },
  };
}

/** Whether the experiment says something else than what the study was computed of. */
export function isStale(run: StudyRun, experiment: Experiment | null): boolean {
  return experiment !== null && JSON.stringify(run.experiment) !== JSON.stringify(experiment);
}

/** The studies that apply to a problem of this dimension; null = not known yet, then only the problem decides. */
export function applicable(studies: readonly StudyInfo[], problem: string, dimension: number | null): readonly StudyInfo[] {
  return studies.filter(
    ({ problems, dimensions: [least, most] }) =>
      (problems === null || problems.includes(problem)) && (dimension === null || (dimension >= least && dimension <= most)),
  );
}
