import { shallowReactive } from 'vue';
import type { Refusal } from '../../src-shared/answer';
import type { PresetCheckResult, PresetInfo } from '../../src-shared/catalogue';
import type { Lab } from '../../src-shared/contract';
import { figure } from '../../src-shared/figures';

export type CheckState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done'; readonly results: readonly PresetCheckResult[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface Checks {
  /** By preset; absent = not checked yet. */
  readonly states: ReadonlyMap<string, CheckState>;
  check(preset: Pick<PresetInfo, 'id'>): Promise<void>;
  /** One after the other; those under way are left alone. */
  checkAll(presets: readonly PresetInfo[]): Promise<void>;
}

/** What the presets claim, held against runs of them. */
export function createChecks(lab: Pick<Lab, 'checkPreset'>): Checks {
  const states = shallowReactive(new Map<string, CheckState>());
  async function check({ id }: Pick<PresetInfo, 'id'>): Promise<void> {
    if (states.get(id)?.kind === 'running') return;
    states.set(id, { kind: 'running' });
    const answer = await lab.checkPreset(id);
    states.set(id, answer.ok ? { kind: 'done', results: answer.value } : { kind: 'refused', refusal: answer.refusal });
  }
  return {
    states,
    check,
    async checkAll(presets) {
      for (const preset of presets) if (preset.checks.length > 0) await check(preset);
    },
  };
}

/** How many of a preset's checks passed. */
export function passedOf(results: readonly PresetCheckResult[]): { readonly passed: number; readonly all: number } {
  return { passed: results.filter(({ passed }) => passed).length, all: results.length };
}

export function toleranceText({ tolerance }: Pick<PresetCheckResult, 'tolerance'>): string {
  return 'abs' in tolerance ? `±${figure(tolerance.abs)}` : `±${figure(100 * tolerance.rel)} %`;
}
