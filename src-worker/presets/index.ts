/** The list of presets; the first is the bundled example. */
import type { PresetInfo } from '../../src-shared/catalogue';
import { alignmentPlane } from './alignment';
import { deepLinearModes } from './deep-linear';
import { figure1Left, figure1Right } from './figure-1';
import { figure2Grid, figure2Population, figure2Samples } from './figure-2';
import { figure3QuasiSymmetric, figure3Symmetric, theorem4Counterexample } from './figure-3';
import type { Preset } from './preset';
import { quarticExample } from './quartic-example';
import { quarticChaos, quarticFlip, quarticSuperstable } from './quartic-regimes';
import { chebyshevPair } from './schedules';
import { selfStabilising } from './self-stabilisation';
import { subcriticalWell } from './subcritical';
import { tanhNetworks } from './tanh-network';
import { xyBalancing, xyEllipse } from './xy-balancing';
import { zhuParabola } from './zhu';

export const PRESETS: readonly Preset[] = [
  quarticExample,
  figure1Left,
  figure1Right,
  figure2Samples,
  figure2Grid,
  figure2Population,
  figure3Symmetric,
  figure3QuasiSymmetric,
  theorem4Counterexample,
  xyBalancing,
  xyEllipse,
  quarticChaos,
  quarticFlip,
  quarticSuperstable,
  subcriticalWell,
  zhuParabola,
  alignmentPlane,
  deepLinearModes,
  selfStabilising,
  ...tanhNetworks,
  chebyshevPair,
];

/** A preset as plain data. */
export function presetInfo({ info, checks }: Preset): PresetInfo {
  return { ...info, checks: checks.map(({ id, text, expected, tolerance }) => ({ id, text, expected, tolerance })) };
}

/** The preset with this id, or null. */
export function presetById(id: string): Preset | null {
  return PRESETS.find((preset) => preset.info.id === id) ?? null;
}

export type { MeasuredCheck, Preset } from './preset';
