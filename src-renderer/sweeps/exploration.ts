import { shallowRef, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import { carryOver, emptyRaster, pictureSize, putPart, type Raster } from '../../src-shared/charts/raster';
import { extents } from '../../src-shared/charts/raster-picture';
import type { Lab } from '../../src-shared/contract';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import type { AttractorView, RasterPart } from '../../src-shared/sweep-views';

/** A picture as far as it is computed; a new object whenever its raster was written into. */
export interface ShownPicture {
  readonly spec: SweepSpec;
  readonly raster: Raster;
  readonly complete: boolean;
}

export interface ExploreProgress {
  readonly done: number;
  readonly total: number;
  /** By the measured rate; null while unknown. */
  readonly secondsLeft: number | null;
}

/** `elapsed`: milliseconds since the request. */
export function progressOf(done: number, total: number, elapsed: number): ExploreProgress {
  const seconds = elapsed / 1_000;
  return { done, total, secondsLeft: done > 0 && seconds > 0.3 ? (seconds * (total - done)) / done : null };
}

export interface Exploration {
  readonly picture: ShallowRef<ShownPicture | null>;
  /** What is known of the picture shown: its notes, its names of coordinates. */
  readonly checked: ShallowRef<CheckedSweep | null>;
  /** null = nothing is being computed. */
  readonly progress: ShallowRef<ExploreProgress | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  /** Of the map shown, when all of it is there: what the bytes of the layer `attractor` mean. Empty = that layer says nothing. */
  readonly attractors: ShallowRef<readonly AttractorView[]>;
  /** Computes the picture of this sweep; while one is asked for quickly after another, the last one wins. */
  show(spec: SweepSpec): void;
  /** Shows a stored picture. */
  put(spec: SweepSpec, parts: readonly RasterPart[], complete: boolean, attractors: readonly AttractorView[]): void;
  stop(): void;
  clear(): void;
}

/** The outside of the composable, so that tests can hold the clock. */
export interface Clock {
  now(): number;
  later(run: () => void, ms: number): void;
}

/** Requests closer together than this are one. */
export const COALESCE_MS = 60;
/**
 * A picture that is not complete is drawn this often, in milliseconds: parts arrive faster than they can be drawn, and drawing takes the
 * time of the threads where there are few cores. Pictures complete before the first time are drawn once.
 */
export const PARTIAL_MS = 150;

interface Request {
  readonly id: number;
  readonly started: number;
  spec: SweepSpec;
  /** Null before its first part. */
  raster: Raster | null;
  /** All its parts have come. They and the answer take ways of their own: either may be first. */
  whole: boolean;
  answer: CheckedSweep | null;
}

/** What lies on the axes: a picture of other quantities says nothing of this one. */
function sameAxes({ shape: a }: SweepSpec, { shape: b }: SweepSpec): boolean {
  if (a.kind === 'orbit-diagram' && b.kind === a.kind) return a.axis.quantity === b.axis.quantity && a.coordinate === b.coordinate;
  return a.kind === 'outcome-map' && b.kind === a.kind && a.x.quantity === b.x.quantity && a.y.quantity === b.y.quantity;
}

const QUIET = ['superseded', 'stopped'];

export function createExploration(lab: Lab, clock: Clock): Exploration {
  const picture = shallowRef<ShownPicture | null>(null);
  const checked = shallowRef<CheckedSweep | null>(null);
  const progress = shallowRef<ExploreProgress | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const attractors = shallowRef<readonly AttractorView[]>([]);
  // Names stay unique when the window is loaded again while an old request still runs.
  let lastId = Date.now();
  let lastSent = -Infinity;
  let wanted: SweepSpec | null = null;
  let waiting = false;
  let current: Request | null = null;
  let drawing = false;

  function shown(request: Request, complete: boolean): void {
    if (!request.raster) return;
    if (!complete) keepOld(request.spec, request.raster);
    picture.value = { spec: request.spec, raster: request.raster, complete };
  }
  /** What has no result yet shows what the picture before shows at its place. */
  function keepOld(spec: SweepSpec, raster: Raster): void {
    const before = picture.value;
    if (!before || before.raster === raster || !sameAxes(before.spec, spec)) return;
    const [old, next] = [extents(before.spec), extents(spec)];
    if (old && next) carryOver({ raster: before.raster, ...old }, { raster, ...next });
  }
  function redraw({ started }: Request): void {
    if (drawing) return;
    drawing = true;
    const elapsed = clock.now() - started;
    clock.later(
      () => {
        drawing = false;
        if (current && progress.value) shown(current, false);
      },
      PARTIAL_MS - (elapsed % PARTIAL_MS),
    );
  }

  lab.on('explored', ({ exploreId, part, done, total, spec, attractors: found }) => {
    if (exploreId !== current?.id) return;
    if (progress.value) progress.value = progressOf(done, total, clock.now() - current.started);
    if (spec && extents(current.spec) === null) current.spec = spec;
    const size = pictureSize(current.spec);
    if (!part || !size) return;
    putPart((current.raster ??= emptyRaster(...size)), part);
    current.whole = done === total;
    if (found) attractors.value = found;
    if (current.whole && current.answer) finish(current, current.answer);
    else redraw(current);
  });

  function finish(request: Request, answer: CheckedSweep): void {
    progress.value = null;
    checked.value = answer;
    refusal.value = null;
    shown(request, true);
  }

  /** What the interrupted picture has is more than the picture before it. */
  function interrupt(): void {
    if (!current || !progress.value) return;
    void lab.stopExplore(current.id);
    shown(current, false);
  }

  async function send(spec: SweepSpec): Promise<void> {
    interrupt();
    const request: Request = { id: ++lastId, started: clock.now(), spec, raster: null, whole: false, answer: null };
    current = request;
    attractors.value = [];
    progress.value = { done: 0, total: 0, secondsLeft: null };
    const answer = await lab.explore(request.id, spec);
    if (current !== request) return;
    if (answer.ok) {
      request.answer = answer.value;
      if (request.whole) finish(request, answer.value);
      return;
    }
    progress.value = null;
    if (!QUIET.includes(answer.refusal.code)) refusal.value = answer.refusal;
  }

  function show(spec: SweepSpec): void {
    wanted = spec;
    if (waiting) return;
    const wait = Math.max(0, lastSent + COALESCE_MS - clock.now());
    const go = () => {
      waiting = false;
      if (wanted === null) return;
      lastSent = clock.now();
      const next = wanted;
      wanted = null;
      void send(next);
    };
    if (wait === 0) go();
    else {
      waiting = true;
      clock.later(go, wait);
    }
  }

  function stop(): void {
    wanted = null;
    interrupt();
    progress.value = null;
  }
  return {
    picture,
    checked,
    progress,
    refusal,
    attractors,
    show,
    stop,
    put(spec, parts, complete, found) {
      stop();
      current = null;
      checked.value = null;
      refusal.value = null;
      const size = pictureSize(spec);
      if (!size) return;
      const raster = emptyRaster(...size);
      for (const part of parts) putPart(raster, part);
      attractors.value = found;
      picture.value = { spec, raster, complete };
    },
    clear() {
      stop();
      current = null;
      attractors.value = [];
      picture.value = null;
      checked.value = null;
      refusal.value = null;
    },
  };
}
