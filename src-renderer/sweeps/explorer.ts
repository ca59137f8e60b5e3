import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import { layersOf } from '../../src-shared/charts/raster-chart';
import type { Lab } from '../../src-shared/contract';
import type { Experiment } from '../../src-shared/spec';
import type { SweepSpec } from '../../src-shared/sweep';
import { withQuantity } from '../../src-shared/sweep-cell';
import type { RasterLayer, SweepOverlay, SweepRow } from '../../src-shared/sweep-views';
import { createExploration, type Clock, type Exploration } from './exploration';
import { createEnsemble, type EnsembleExploration } from './ensemble-exploration';
import { createOverlay } from './sweep-overlay';
import { sweepAt } from './picture-view';
import { createViewHistory, type ViewHistory } from './view-history';

/** What the explorer shows: the open experiment's sweep, or a stored one. */
export interface Subject {
  /** null = not stored. */
  readonly sweepId: number | null;
  readonly title: string;
  /** The whole picture. */
  readonly home: SweepSpec;
  /** A diagram's visible range was found from its orbits, not chosen. */
  readonly foundRange: boolean;
}

export interface Explorer {
  readonly subject: ShallowRef<Subject | null>;
  /** Of the part that is visible; what new requests, cells and stored sweeps are made of. */
  readonly spec: ComputedRef<SweepSpec | null>;
  readonly views: ViewHistory;
  readonly exploration: Exploration;
  readonly ensemble: EnsembleExploration;
  readonly overlay: ShallowRef<SweepOverlay | null>;
  readonly overlayOn: Ref<boolean>;
  readonly layer: Ref<RasterLayer>;
  /** Layers of the picture that can be shown, the usual one first. */
  readonly layers: ComputedRef<readonly RasterLayer[]>;
  readonly refusal: ComputedRef<Refusal | null>;
  /** Explores a sweep that is not stored. */
  open(home: SweepSpec): void;
  openStored(row: SweepRow): void;
  /** Changes how the picture is computed; the visible part stays. */
  change(edit: (home: SweepSpec) => SweepSpec): void;
  /** Another experiment under the same axes: a range that was found is found again. */
  follow(experiment: Experiment): void;
  /** While nobody looks, nothing is computed. */
  look(on: boolean): void;
  clear(): void;
}

/** What the picture depends on: the axes replace their own values in the experiment, and a diagram does not use the number of steps. */
function essence(spec: SweepSpec): string {
  const { shape } = spec;
  const axes = shape.kind === 'orbit-diagram' ? [shape.axis] : shape.kind === 'outcome-map' ? [shape.x, shape.y] : [];
  const experiment = axes.reduce<Experiment>((of, axis) => withQuantity(of, axis, axis.from), spec.experiment);
  // An axis of learning rates has the place of a constant one: it is refused under a schedule.
  return JSON.stringify([spec.experiment.rule.kind, shape.kind === 'orbit-diagram' ? { ...experiment, steps: 0 } : experiment, shape]);
}

export function sameSweep(a: SweepSpec | null, b: SweepSpec | null): boolean {
  return a === b || (a !== null && b !== null && essence(a) === essence(b));
}

/** Orbits carried along reach others than those from the start: a range that was found is found again. */
function rangeAgain({ home: before, foundRange }: Subject, home: SweepSpec): SweepSpec {
  const { shape } = home;
  if (!foundRange || shape.kind !== 'orbit-diagram' || before.shape.kind !== 'orbit-diagram') return home;
  return shape.seeding === before.shape.seeding ? home : { ...home, shape: { ...shape, range: null } };
}

export function createExplorer(lab: Lab, clock: Clock, refused: (refusal: Refusal) => void): Explorer {
  const subject = shallowRef<Subject | null>(null);
  const exploration = createExploration(lab, clock);
  const ensemble = createEnsemble(lab, () => clock.now());
  const views = createViewHistory(() => clock.now());
  const overlayOn = ref(true);
  const layer = ref<RasterLayer>('outcome');
  const layers = computed<readonly RasterLayer[]>(() => {
    const of = exploration.picture.value;
    const named = exploration.attractors.value.length > 0;
    return of ? layersOf(of.spec, of.raster).filter((entry) => named || entry !== 'attractor') : [];
  });
  const lookers = ref(0);
  const looking = computed(() => lookers.value > 0);
  const spec = computed(() => subject.value && sweepAt(subject.value.home, views.view.value));
  let shown: SweepSpec | null = null;

  function isHome(): boolean {
    return views.view.value === null;
  }
  /** Asks for what is to be seen, once somebody looks. */
  function request(): void {
    const wanted = spec.value;
    const of = subject.value;
    if (!wanted || !of || !looking.value || sameSweep(shown, wanted)) return;
    shown = wanted;
    if (of.sweepId !== null && isHome()) void stored(of.sweepId, of.home);
    else if (wanted.shape.kind === 'ensemble') void ensemble.show(wanted);
    else exploration.show(wanted);
  }
  async function stored(sweepId: number, home: SweepSpec): Promise<void> {
    if (home.shape.kind === 'ensemble') return ensemble.load(sweepId);
    const [parts, found] = await Promise.all([lab.sweepParts(sweepId), lab.sweepAttractors(sweepId)]);
    if (subject.value?.sweepId !== sweepId || !isHome()) return;
    if (!parts.ok) return refused(parts.refusal);
    const rows = (await lab.sweeps()).find(({ id }) => id === sweepId);
    exploration.put(home, parts.value, rows?.status === 'finished', found.ok ? found.value : []);
  }
  watch([spec, looking], request);
  lab.on('sweepChanged', ({ sweepId }) => {
    const of = subject.value;
    if (of?.sweepId === sweepId && isHome() && looking.value) void stored(sweepId, of.home);
  });

  /** A diagram's range is found with its first picture: from then on the whole picture has it. */
  watch(exploration.picture, (picture) => {
    const of = subject.value;
    if (!picture || !of || of.home.shape.kind !== 'orbit-diagram' || of.home.shape.range !== null || !isHome()) return;
    if (picture.spec.shape.kind !== 'orbit-diagram') return;
    const home = { ...of.home, shape: { ...of.home.shape, range: picture.spec.shape.range } };
    if (!sameSweep(home, picture.spec)) return;
    shown = home;
    subject.value = { ...of, home, foundRange: true };
  });

  const overlay = createOverlay(lab, () => {
    const picture = exploration.picture.value;
    return overlayOn.value && looking.value && picture?.complete ? picture.spec : null;
  });

  function begin(next: Subject | null): void {
    exploration.clear();
    ensemble.clear();
    overlay.clear();
    shown = null;
    views.clear();
    subject.value = next;
  }
  return {
    subject,
    spec,
    views,
    exploration,
    ensemble,
    overlay: overlay.lines,
    overlayOn,
    layer,
    layers,
    refusal: computed(() => exploration.refusal.value ?? ensemble.refusal.value),
    open(home) {
      begin({ sweepId: null, title: '', home, foundRange: false });
      request();
    },
    openStored({ id, title, spec: home }) {
      begin({ sweepId: id, title, home, foundRange: false });
      request();
    },
    change(edit) {
      const of = subject.value;
      if (!of) return;
      // What is stored stays as it is: a change makes another sweep of it.
      subject.value = { sweepId: null, title: '', home: rangeAgain(of, edit(of.home)), foundRange: of.foundRange };
    },
    follow(experiment) {
      const of = subject.value;
      if (!of || of.sweepId !== null) return;
      const { shape } = of.home;
      const again = shape.kind === 'orbit-diagram' && of.foundRange;
      const home = { ...of.home, experiment, shape: again ? { ...shape, range: null } : shape };
      if (sameSweep({ ...home, shape }, of.home)) return;
      subject.value = { ...of, home };
    },
    look(on) {
      lookers.value += on ? 1 : -1;
      if (!looking.value) exploration.stop();
      else if (exploration.progress.value === null && exploration.picture.value?.complete !== true) shown = null;
      request();
    },
    clear: () => begin(null),
  };
}
