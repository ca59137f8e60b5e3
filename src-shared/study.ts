/**
 * Studies: analyses on request, each a file in src-worker/studies and a line in its list. A study takes an experiment and its
 * own options and answers with findings, which one component draws and the command line prints.
 */
import type { ParameterInfo } from './catalogue';
import type { Experiment, Params } from './spec';

export interface StudyInfo {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly source: string;
  readonly options: readonly ParameterInfo[];
  /** Dimensions it can treat, [least, most]. */
  readonly dimensions: readonly [number, number];
  /** Problems it is for; null = all. */
  readonly problems: readonly string[] | null;
}

export interface StudyRequest {
  readonly study: string;
  readonly experiment: Experiment;
  readonly options: Params;
}

/** A cell of a table: numbers are shown with the stated digits, text as it is. */
export type Cell = number | string | null;

export interface FindingFact {
  readonly name: string;
  readonly value: Cell;
  readonly note: string;
}

export interface FindingTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

export interface FindingLine {
  readonly label: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly draw: 'line' | 'dashed' | 'points';
  /** Colour by meaning (see charts/theme.ts): one-step, two-step, edge of stability, stable, unstable, other. */
  readonly role: 'one-step' | 'two-step' | 'eos' | 'stable' | 'unstable' | 'other';
}

/** Lines and points in one pair of axes, at most 5 000 points a line. */
export interface FindingPlot {
  readonly kind: 'lines';
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly xScale: 'linear' | 'log';
  readonly yScale: 'linear' | 'log';
  readonly lines: readonly FindingLine[];
}

/** A rectangle of cells, each in one of a few classes. */
export interface FindingMap {
  readonly kind: 'map';
  readonly title: string;
  readonly xTitle: string;
  readonly yTitle: string;
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly columns: number;
  readonly rows: number;
  /** Class of each cell, row by row from the lowest y; an index into `classes`. */
  readonly cells: Uint8Array;
  readonly classes: readonly string[];
  /** Curves drawn over it. */
  readonly lines: readonly FindingLine[];
}

export interface Findings {
  readonly title: string;
  /** What was found, in sentences ($…$ is TeX). */
  readonly sentences: readonly string[];
  readonly facts: readonly FindingFact[];
  readonly tables: readonly FindingTable[];
  readonly plots: readonly (FindingPlot | FindingMap)[];
  /** True if Stop ended it early: what is there is a part. */
  readonly stopped: boolean;
}
