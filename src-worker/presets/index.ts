/** The list of presets; the first is the bundled example. */
import type { PresetInfo } from '../../src-shared/catalogue';
import type { Preset } from './preset';
import { SIMPLE_PRESETS } from './presets';

export const PRESETS: readonly Preset[] = SIMPLE_PRESETS;

/** A preset as plain data. */
export function presetInfo({ info, checks }: Preset): PresetInfo {
  return { ...info, checks: checks.map(({ id, text, expected, tolerance }) => ({ id, text, expected, tolerance })) };
}

/** The preset with this id, or null. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.info.id === id) ?? null;
}

export type { MeasuredCheck, Preset, PresetRun } from './preset';
