import { computed, ref, shallowReactive, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { Lab } from '../../src-shared/contract';
import type { CheckedSweep, SweepSpec } from '../../src-shared/sweep';
import { refusalSentence } from '../../src-shared/words';
import { FORM_KINDS, type FormKind } from './default-sweeps';

export interface SweepForm {
  readonly kind: Ref<FormKind>;
  /** Kinds the open experiment has something for. */
  readonly kinds: ComputedRef<readonly FormKind[]>;
  readonly spec: ShallowRef<SweepSpec | null>;
  /** The estimate that belongs to `spec`; null while it is made. */
  readonly checked: ShallowRef<CheckedSweep | null>;
  readonly refusal: ShallowRef<Refusal | null>;
  /** Fields whose text is no number yet. */
  readonly invalid: Map<string, string>;
  readonly ready: ComputedRef<boolean>;
  choose(kind: FormKind): void;
  edit(change: (spec: SweepSpec) => SweepSpec): void;
  setInvalid(field: string, message: string | null): void;
  /** The usual sweep of the kind chosen last. */
  begin(): void;
  /** The sentence to show under a field: a refusal of it or of a part of it. Fields that ask are those that exist. */
  errorAt(path: string): string | null;
}

const CHECK_MS = 250;

/** Whether a refusal's path means this field or a part of it. */
export function concerns(refusal: Refusal | null, path: string): boolean {
  return refusal !== null && (refusal.where === path || refusal.where.startsWith(`${path}.`) || refusal.where.startsWith(`${path}[`));
}

/** The form of a new sweep: what is set, whether it can be computed, and what it would cost. */
export function createSweepForm(lab: Lab, usual: (kind: FormKind) => SweepSpec | null): SweepForm {
  const kind = ref<FormKind>('diagram');
  const spec = shallowRef<SweepSpec | null>(null);
  const checked = shallowRef<CheckedSweep | null>(null);
  const refusal = shallowRef<Refusal | null>(null);
  const invalid = shallowReactive(new Map<string, string>());
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function check(): Promise<void> {
    timer = null;
    const asked = spec.value;
    if (!asked) return;
    const answer = await lab.checkSweep(asked);
    if (spec.value !== asked) return;
    checked.value = answer.ok ? answer.value : null;
    refusal.value = answer.ok ? null : answer.refusal;
  }
  watch(spec, (now) => {
    checked.value = null;
    if (timer !== null) clearTimeout(timer);
    timer = now ? setTimeout(() => void check(), CHECK_MS) : null;
  });
  function choose(next: FormKind): void {
    kind.value = next;
    invalid.clear();
    refusal.value = null;
    spec.value = usual(next);
  }
  const kinds = computed(() => FORM_KINDS.filter((entry) => usual(entry) !== null));
  return {
    kind,
    kinds,
    spec,
    checked,
    refusal,
    invalid,
    ready: computed(() => spec.value !== null && invalid.size === 0 && refusal.value === null),
    choose,
    edit(change) {
      if (spec.value) spec.value = change(spec.value);
    },
    setInvalid(field, message) {
      if (message === null) invalid.delete(field);
      else invalid.set(field, message);
    },
    begin() {
      choose(kinds.value.includes(kind.value) ? kind.value : (kinds.value[0] ?? 'diagram'));
    },
    errorAt: (path) => (refusal.value && concerns(refusal.value, path) ? refusalSentence(refusal.value) : null),
  };
}
