import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from 'vue';
import type { Catalogue, ProblemInfo } from '../../src-shared/catalogue';
import type { Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Draft } from '../experiment/draft';
import type { LivePreview } from '../experiment/preview';
import type { OpenProject } from '../project/open-project';
import type { Notices } from '../shell/notices';
import { defaultSweep, type FormKind } from './default-sweeps';
import type { Clock } from './exploration';
import { createExplorer, type Explorer } from './explorer';
import { quantitiesOf, type Quantity } from './quantities';
import { createSweepList, type SweepList } from './sweep-list';

/** Everything about sweeps that the window keeps. */
export interface SweepDesk {
  readonly explorer: Explorer;
  readonly list: SweepList;
  readonly formOpen: Ref<boolean>;
  /** The sweep a job array is to be written for; null = no form open. */
  readonly jobArray: Ref<SweepSpec | null>;
  readonly quantities: ComputedRef<readonly Quantity[]>;
  readonly coordinates: ComputedRef<readonly string[]>;
  readonly problem: ComputedRef<ProblemInfo | undefined>;
  /** Names of the coordinates of a sweep's problem, which need not be that of the open experiment. */
  namesOf(spec: SweepSpec): readonly string[];
  /** A sweep of the open experiment at its usual settings; null where the kind does not fit it. */
  usual(kind: FormKind): SweepSpec | null;
  /** The open experiment's own diagram, in place of what is shown. */
  openUsual(): void;
}

const windowClock: Clock = {
  now: () => performance.now(),
  later: (run, ms) => void setTimeout(run, ms),
};

/** What the map keeps of its own when the experiment changes: its cap of steps, an ensemble its noise. */
function kept(home: SweepSpec, experiment: Experiment): Experiment {
  if (home.shape.kind === 'orbit-diagram') return experiment;
  if (home.shape.kind === 'outcome-map') return { ...experiment, steps: home.experiment.steps };
  return { ...experiment, startNoise: experiment.startNoise > 0 ? experiment.startNoise : home.experiment.startNoise };
}

export function createSweepDesk(
  lab: Lab,
  catalogue: Catalogue,
  project: OpenProject,
  draft: Draft,
  preview: LivePreview,
  notices: Notices,
  clock: Clock = windowClock,
): SweepDesk {
  const explorer = createExplorer(lab, clock, (refusal) => notices.refused(refusal));
  const problem = computed(() => catalogue.problems.find(({ id }) => id === draft.experiment.value?.problem.id));
  /** The live preview's own names: they follow the parameters. */
  const coordinates = computed(() => {
    const known = preview.of.value?.problem.id === draft.experiment.value?.problem.id ? preview.value.value?.analysis.coordinates : null;
    return known ?? problem.value?.coordinates ?? [];
  });
  const etaC = computed(() => preview.value.value?.etaC ?? null);
  const quantities = computed(() =>
    draft.experiment.value ? quantitiesOf(draft.experiment.value, problem.value, coordinates.value, etaC.value) : [],
  );
  const dimension = () => {
    const given = draft.experiment.value?.start.length ?? 0;
    return given > 0 ? given : (problem.value?.dimension ?? 1);
  };
  const usual = (kind: FormKind) =>
    draft.experiment.value ? defaultSweep(kind, draft.experiment.value, quantities.value, dimension()) : null;
  function openUsual(): void {
    const sweep = usual('diagram');
    if (sweep) explorer.open(sweep);
    else explorer.clear();
  }

  watch(
    [() => project.view.value?.uid, () => project.experimentId.value, () => draft.experiment.value?.problem.id] as const,
    ([uid], before) => {
      const stored = explorer.subject.value?.sweepId ?? null;
      if (stored === null || uid !== before?.[0]) openUsual();
    },
    { immediate: true },
  );
  watch(draft.experiment, (experiment) => {
    const home = explorer.subject.value?.home;
    if (experiment && home) explorer.follow(kept(home, experiment));
  });
  return {
    explorer,
    list: createSweepList(lab, project),
    formOpen: ref(false),
    jobArray: shallowRef(null),
    quantities,
    coordinates,
    problem,
    namesOf({ experiment }) {
      const { id } = experiment.problem;
      if (id === draft.experiment.value?.problem.id) return coordinates.value;
      return catalogue.problems.find((entry) => entry.id === id)?.coordinates ?? [];
    },
    usual,
    openUsual,
  };
}
