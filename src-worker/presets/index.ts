/** The list of presets; the first is the bundled example. */
import type { PresetInfo } from '../../src-shared/catalogue';
import { figure1Left, figure1Right } from './figure-1';
import { figure3QuasiSymmetric, figure3Symmetric } from './figure-3';
import type { Preset } from './preset';
import { quarticExample } from './quartic-example';
import { quarticChaos, quarticFlip, quarticSuperstable } from './quartic-regimes';
import { xyBalancing, xyEllipse } from './xy-balancing';

export const PRESETS: readonly Preset[] = [
  quarticExample,
  figure1Left,
  figure1Right,
  figure3Symmetric,
  figure3QuasiSymmetric,
  xyBalancing,
  xyEllipse,
  quarticChaos,
  quarticFlip,
  quarticSuperstable,
];

/** A preset as plain data. */
export function presetInfo({ info, checks }: Preset): PresetInfo {
  return { ...info, checks: checks.map(({ id, text, expected, tolerance }) => ({ id, text, expected, tolerance })) };
}

/** The preset with this id, or null. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.info.id === id) ?? null;
}

export type { MeasuredCheck, Preset, PresetRun } from './preset';
