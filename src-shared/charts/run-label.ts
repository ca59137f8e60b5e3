import { figure } from '../figures';
import type { RunRow } from '../views';

/** `R00012`: how a run is called wherever it is meant. */
export function runNumber(id: number): string {
  return `R${String(id).padStart(5, '0')}`;
}

/** Short name in a chart's legend: the name the user gave, else the number with η, since runs of one experiment share its name. */
export function legendLabel(run: Pick<RunRow, 'id' | 'title' | 'metrics'>, experimentName: string | null): string {
  if (run.title !== '' && run.title !== experimentName) return run.title;
  const eta = run.metrics['eta'];
  return eta === undefined ? runNumber(run.id) : `${runNumber(run.id)} · η = ${figure(eta, 5)}`;
}
