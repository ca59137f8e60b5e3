/** A cell's place: column, row (0 for one axis) and the part of the column, as in `cellExperiment`. */
export interface Place {
  readonly column: number;
  readonly row: number;
  readonly part: number;
}
