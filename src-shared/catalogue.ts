/** What problems, studies and presets say of themselves: forms, formulas and citations in the interface come from here. */
import type { Experiment, Params, ParamValue } from './spec';
import type { StudyInfo } from './study';

interface ParameterBase {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Shown only while another parameter has one of these values. */
  readonly shownWhen?: { readonly parameter: string; readonly values: readonly string[] };
}

export interface NumberParameter extends ParameterBase {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** Whole numbers only. */
  readonly whole?: true;
}

export interface ChoiceParameter extends ParameterBase {
  readonly kind: 'choice';
  readonly default: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** A formula or a list of names, checked by the problem itself. */
export interface TextParameter extends ParameterBase {
  readonly kind: 'text';
  readonly default: string;
  readonly maxLength: number;
  /** Several lines. */
  readonly lines?: true;
}

/** A vector, or a matrix row by row. */
export interface NumbersParameter extends ParameterBase {
  readonly kind: 'numbers';
  readonly default: readonly number[];
  readonly min: number;
  readonly max: number;
  readonly minLength: number;
  readonly maxLength: number;
}

export type ParameterInfo = NumberParameter | ChoiceParameter | TextParameter | NumbersParameter;

export interface ProblemInfo {
  readonly id: string;
  readonly title: string;
  /** Heading under which the problem is offered. */
  readonly group: 'one-dimensional' | 'products' | 'networks' | 'matrices' | 'small-systems' | 'own';
  /** At default parameters; may depend on them. */
  readonly dimension: number;
  /** Names of the coordinates at default parameters, length = dimension; none above 64 dimensions. */
  readonly coordinates: readonly string[];
  /** Loss in TeX, with the parameters' symbols. */
  readonly tex: string;
  readonly description: string;
  /** The loss convention shown with every sharpness, e.g. "factor ¼, no mean". */
  readonly convention: string;
  readonly source: string;
  readonly parameters: readonly ParameterInfo[];
  /** Further numeric parameters of any name are taken (the named parameters of a user's formula). */
  readonly freeParameters?: true;
  /** Empty when the start is stated by the parameters (see `ownStart`). */
  readonly defaultStart: readonly number[];
  /** How the start follows from the parameters and the seed when the experiment gives none; null = a start must be given. */
  readonly ownStart: string | null;
  /** Region of interest per coordinate, [low, high], at default parameters: first view of a chart; empty above two dimensions. */
  readonly box: readonly (readonly [number, number])[];
}

/** What a preset claims of itself, checked by running it. */
export interface PresetCheck {
  readonly id: string;
  /** What is checked, as a sentence. */
  readonly text: string;
  readonly expected: number;
  readonly tolerance: { readonly abs: number } | { readonly rel: number };
}

export interface PresetCheckResult extends PresetCheck {
  /** null = the quantity could not be determined: the check fails. */
  readonly value: number | null;
  readonly passed: boolean;
}

export interface PresetInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Which figure it reproduces ("Figure 3"), or null. */
  readonly figure: string | null;
  /** A short text that says what to look at. */
  readonly lookAt: string;
  /** Values the paper leaves open and we chose; empty = none. */
  readonly ourChoice: string;
  /** Key in src-shared/bibliography.ts. */
  readonly citation: string;
  readonly experiment: Experiment;
  /** Charts (ids of src-shared/charts) that show it, the most telling first. */
  readonly charts: readonly string[];
  /** A study that belongs to the preset, or null. */
  readonly study: { readonly id: string; readonly options: Params } | null;
  readonly checks: readonly PresetCheck[];
}

export interface Catalogue {
  readonly engine: string;
  readonly problems: readonly ProblemInfo[];
  readonly presets: readonly PresetInfo[];
  readonly studies: readonly StudyInfo[];
}

/** The problem's parameters at their defaults. */
export function defaultParams({ parameters }: Pick<ProblemInfo, 'parameters'>): Record<string, ParamValue> {
  return Object.fromEntries(parameters.map((parameter) => [parameter.id, parameter.default]));
}
