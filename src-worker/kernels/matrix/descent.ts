/** Gradient descent on ‖YZᵀ − C‖²_F/2, whole steps inside the kernel: R = YZᵀ − C, Y ← Y − ηRZ, Z ← Z − ηRᵀY, both from the old values. */
import { timesTransposed } from '../../engine/matrix-product';
import type { Backend, Proceed } from '../lane-map';
import { machine, runSteps, writeProgram } from './machine';
import type { Program } from './machine';
import { Arena, fillPanels, readPanels } from './panels';
import type { Panels } from './panels';
import { type Product, RECORD_BYTES } from './product';

export interface DescentSource {
  /** C is rows × columns, Y rows × rank, Z columns × rank, all row-major. */
  readonly rows: number;
  readonly columns: number;
  readonly rank: number;
  readonly target: Float64Array;
  /** Learning rate for the loss with factor ½: 2η of the loss without. */
  readonly eta: number;
  /** Absent = WebAssembly where it exists. */
  readonly backend?: Backend;
}

export interface MatrixDescent {
  readonly backend: Backend;
  /**
   * Advances Y and Z in place; answers the steps done, fewer than `steps` only if `proceed`, asked about every millisecond, ended it.
   * Y and Z are then those after the last complete step.
   */
  advance(Y: Float64Array, Z: Float64Array, steps: number, proceed: Proceed): number;
  /** ‖YZᵀ − C‖²_F/2. */
  loss(Y: Float64Array, Z: Float64Array): number;
}

/**
 * The descent in the form of its definition, 6·rows·columns·rank operations a step. Sums run in the order of the loss's own gradient
 * (engine/matrix-product), so iterates are the same numbers. Memory: some 24 bytes per entry of C, to stay below 2 GiB.
 */
export function matrixDescent(source: DescentSource): MatrixDescent & { setRate(eta: number): void } {
  const { rows, columns, rank } = source;
  const arena = new Arena();
  const y = [arena.panels(rows, rank), arena.panels(rows, rank)] as const;
  const z = [arena.panels(columns, rank), arena.panels(columns, rank)] as const;
  const C = arena.panels(rows, columns);
  const R = arena.panels(rows, columns);
  const records = arena.doubles((6 * RECORD_BYTES) / 8);
  const programAt = (eta: number): Program => ({
    records,
    even: stepProducts(y[0], z[0], C, R, eta, y[1], z[1]),
    odd: stepProducts(y[1], z[1], C, R, eta, y[0], z[0]),
  });
  let program = programAt(source.eta);
  const at = machine(arena.bytes, source.backend);
  fillPanels(at.memory, C, source.target, rows, columns);
  writeProgram(at, program);
  return {
    backend: at.backend,
    advance(Y, Z, steps, proceed) {
      fillPanels(at.memory, y[0], Y, rows, rank);
      fillPanels(at.memory, z[0], Z, columns, rank);
      const done = runSteps(at, program, steps, proceed);
      readPanels(at.memory, y[done & 1]!, Y, rows, rank);
      readPanels(at.memory, z[done & 1]!, Z, columns, rank);
      return done;
    },
    loss: lossOf(source),
    setRate(eta) {
      program = programAt(eta);
      writeProgram(at, program);
    },
  };
}

/** With N = C − YZᵀ = −R, which is exact: Y + ηNZ and Z + ηNᵀY have the bits of Y − ηRZ and Z − ηRᵀY. */
function stepProducts(Y: Panels, Z: Panels, C: Panels, N: Panels, eta: number, nextY: Panels, nextZ: Panels): readonly Product[] {
  return [
    { left: Y.byRows, right: Z.byRows, depth: Y.columns, scale: -1, plus: C, out: N },
    { left: N.byRows, right: Z.byColumns, depth: Z.rows, scale: eta, plus: Y, out: nextY },
    { left: N.byColumns, right: Y.byColumns, depth: Y.rows, scale: eta, plus: Z, out: nextZ },
  ];
}

/** The loss as a function of row-major Y and Z. */
export function lossOf({ rows, columns, rank, target }: DescentSource): MatrixDescent['loss'] {
  const product = new Float64Array(rows * columns);
  return (Y, Z) => {
    timesTransposed(Y, Z, product, rows, columns, rank);
    let sum = 0;
    for (let i = 0; i < product.length; i++) {
      const residual = product[i]! - target[i]!;
      sum += residual * residual;
    }
    return sum / 2;
  };
}
