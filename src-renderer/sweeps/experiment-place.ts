import { computed, type ComputedRef } from 'vue';
import { figure } from '../../src-shared/figures';
import type { SweepSpec } from '../../src-shared/sweep';
import type { Desk } from '../shell/desk';

/** Where the open experiment stands on the horizontal axis of a picture of it; null where it is not on it. */
export function useExperimentPlace(desk: Desk, spec: () => SweepSpec | null): ComputedRef<{ at: number; label: string } | null> {
  return computed(() => {
    const of = spec();
    const shown = desk.preview.of.value;
    if (!of || !shown || of.shape.kind === 'ensemble' || desk.sweeps.explorer.subject.value?.sweepId !== null) return null;
    const { quantity } = of.shape.kind === 'orbit-diagram' ? of.shape.axis : of.shape.x;
    if (quantity === 'K' || quantity === 'eta') {
      const at = desk.preview.value.value?.[quantity];
      return at === undefined ? null : { at, label: `${quantity === 'K' ? 'K' : 'η'} = ${figure(at, 5)}` };
    }
    return null;
  });
}
