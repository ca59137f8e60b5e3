/** What a problem says of itself: the form, formula and citation in the interface come from here. */
import type { Experiment } from './spec';

export interface ParameterInfo {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
}

export interface ProblemInfo {
  readonly id: string;
  readonly title: string;
  readonly dimension: number;
  /** Names of the coordinates, length = dimension. */
  readonly coordinates: readonly string[];
  /** Loss in TeX, with the parameters' symbols. */
  readonly tex: string;
  readonly description: string;
  /** The loss convention shown with every sharpness, e.g. "factor ¼, no mean". */
  readonly convention: string;
  readonly source: string;
  readonly parameters: readonly ParameterInfo[];
  readonly defaultStart: readonly number[];
  /** Region of interest per coordinate, [low, high], at default parameters: first view of a chart. */
  readonly box: readonly (readonly [number, number])[];
}

export interface PresetInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly experiment: Experiment;
}

export interface Catalogue {
  readonly engine: string;
  readonly problems: readonly ProblemInfo[];
  readonly presets: readonly PresetInfo[];
}
