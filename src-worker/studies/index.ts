/** The list of studies. A new one is a file of its own and a line here; everything else follows from its object. */
import { certificate } from './certificate';
import { continuation } from './continuation';
import { precision } from './precision';
import { orbits } from './orbits';
import { gradientFlow } from './gradient-flow';
import { schedules } from './schedules';
import { cascade } from './cascade';
import { floquet } from './floquet';
import { validityMap } from './validity-map';
import { lyapunovSpectrum } from './lyapunov-spectrum';
import { sharpnessAlongRun } from './sharpness-along-run';
import { transverseExponent } from './transverse-exponent';
import { zeroCurve } from './zero-curve';
import type { Study } from './study';

export const STUDIES: readonly Study[] = [
  certificate,
  precision,
  continuation,
  cascade,
  zeroCurve,
  orbits,
  gradientFlow,
  schedules,
  floquet,
  validityMap,
  lyapunovSpectrum,
  transverseExponent,
  sharpnessAlongRun,
];

/** The study with this id, or null. */
export function studyById(id: string): Study | null {
  return STUDIES.find((study) => study.info.id === id) ?? null;
}

export type { Study } from './study';
