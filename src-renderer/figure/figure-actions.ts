import type { Trace } from '../../src-shared/charts/chart';
import { MOST_RUNS, type RunsSubject, type SweepSubject } from '../../src-shared/figure/figure-request';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

/** Opens the dialog for a chart of these runs; a preview cannot be found again, so it says how to get there. */
export function figureOfRuns(desk: Desk, say: Say, traces: readonly Trace[], how: Omit<RunsSubject, 'kind' | 'runs'>): void {
  const runs = traces.flatMap(({ runId }) => runId ?? []).slice(0, MOST_RUNS);
  if (runs.length === 0) desk.notices.tell(say('figure.needsRun'), say('figure.needsRunText'));
  else desk.figures.open({ kind: 'runs', runs, ...how });
}

/** The same for the picture or the bands of a sweep; null = it is not kept. */
export function figureOfSweep(
  desk: Desk,
  say: Say,
  { sweep, ...how }: Omit<SweepSubject, 'kind' | 'sweep'> & { readonly sweep: number | null },
): void {
  if (sweep === null) desk.notices.tell(say('figure.needsSweep'), say('figure.needsSweepText'));
  else desk.figures.open({ kind: 'sweep', sweep, ...how });
}
