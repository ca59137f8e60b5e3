import { shallowRef, watch, type ShallowRef } from 'vue';
import type { Lab } from '../../src-shared/contract';
import type { SweepSpec } from '../../src-shared/sweep';
import type { SweepOverlay } from '../../src-shared/sweep-views';

function sameProblem(a: SweepSpec, b: SweepSpec): boolean {
  return a.shape.kind === b.shape.kind && JSON.stringify(a.experiment) === JSON.stringify(b.experiment);
}

export interface TheoryOverlay {
  readonly lines: ShallowRef<SweepOverlay | null>;
  /** For another picture. */
  clear(): void;
}

/** The theory over the picture `wanted()` shows: asked for once the picture is complete, one request at a time. */
export function createOverlay(lab: Lab, wanted: () => SweepSpec | null): TheoryOverlay {
  const overlay = shallowRef<SweepOverlay | null>(null);
  let asking = false;
  let of: string | null = null;
  let last: SweepSpec | null = null;

  async function follow(): Promise<void> {
    if (asking) return;
    asking = true;
    try {
      for (let spec = wanted(); spec !== null; spec = wanted()) {
        const key = JSON.stringify(spec);
        if (key === of) break;
        of = key;
        const answer = await lab.sweepOverlay(spec);
        if (key !== of) continue;
        // Lines of another problem would be wrong; those of the part seen before stay until the new ones come.
        overlay.value = answer.ok ? answer.value : null;
      }
    } finally {
      asking = false;
    }
  }
  watch(wanted, (spec) => {
    if (!spec) return;
    if (last && !sameProblem(spec, last)) overlay.value = null;
    last = spec;
    void follow();
  });
  return {
    lines: overlay,
    clear() {
      overlay.value = last = of = null;
    },
  };
}
