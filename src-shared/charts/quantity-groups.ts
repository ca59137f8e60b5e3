/** Which recorded quantities belong in one panel: those measured in one way, such as all singular values, or all magnitudes. */
import type { Trace } from './chart';

export interface QuantityGroup {
  /** Id of the chart that shows the group, e.g. `quantities:s1(Y),s1(Z)`. */
  readonly chart: string;
  readonly title: string;
  readonly names: readonly string[];
}

/** `s1(Y)` → `s1`, `|v − w|` → `| |`, `w_perp` → `w_perp`. */
function kindOf(name: string): string {
  if (/^[|‖]/.test(name)) return '| |';
  const applied = /^([^()]+)\(.+\)$/.exec(name);
  return applied?.[1] ?? name;
}

/** The groups of what the trace observes, in the order of the observables; empty where it observes nothing. */
export function quantityGroups(trace: Pick<Trace, 'coordinates' | 'observables'>): readonly QuantityGroup[] {
  const groups = new Map<string, string[]>();
  for (const name of trace.observables ?? []) {
    const kind = kindOf(name);
    groups.set(kind, [...(groups.get(kind) ?? []), name]);
  }
  return [...groups.values()].map((names) => ({ chart: `quantities:${names.join(',')}`, title: names.join(', '), names }));
}
