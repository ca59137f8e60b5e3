/**
 * The same descent in the singular basis of C = U S Vᵀ. Gradient descent commutes with orthogonal maps: for y = UᵀY and z = VᵀZ,
 *
 *     y ← y − η y (zᵀz) + η S z,   z ← z − η z (yᵀy) + η Sᵀ y,
 *
 * 3 (rows + columns) rank² operations a step instead of 6 rows · columns · rank. Exact but for rounding: where the descent is chaotic
 * the iterates part from those of descent.ts. At 200 × 200 and rank 40 a step takes about a fifth of the direct one; the basis costs as
much as some 50 direct steps when C itself has rank 40 and some 700 when it is of full rank, so it pays from about 60 and 850 steps.
 */
import { type DescentSource, type MatrixDescent, lossOf } from './descent';
import { type Program, machine, runProduct, runSteps, writeProgram } from './machine';
import { Arena, type Panels, fillPanels, padded, readPanels } from './panels';
import { type Product, RECORD_BYTES, writeRecord } from './product';
import { type SingularBasis, singularBasis } from './singular-basis';

export interface SingularDescentSource extends DescentSource {
  /** Of `target`; absent = computed here; worth keeping for other runs on the same target. */
  readonly basis?: SingularBasis;
}

/** Y and Z are given and answered in the original basis: every `advance` goes into the singular one and back. */
export function singularBasisDescent(source: SingularDescentSource): MatrixDescent {
  const { rows, columns, rank } = source;
  const basis = source.basis ?? singularBasis(source.target, rows, columns);
  const { arena, Y, Z, U, V, weights, program, turns, turnRecords } = layOut(source);
  const at = machine(arena.bytes, source.backend);
  fillPanels(at.memory, U, basis.left, rows, rows);
  fillPanels(at.memory, V, basis.right, columns, columns);
  basis.values.forEach((value, i) => (at.memory[weights / 8 + i] = source.eta * value));
  writeProgram(at, program);
  turns.flat().forEach((turn, n) => writeRecord(at.memory.buffer, turnRecords + RECORD_BYTES * n, turn));
  const turn = (which: 0 | 1 | 2, proceed: () => boolean) =>
    turns[which].every((product, n) => runProduct(at, product, turnRecords + RECORD_BYTES * (2 * which + n), proceed));
  return {
    backend: at.backend,
    advance(givenY, givenZ, steps, proceed) {
      fillPanels(at.memory, Y, givenY, rows, rank);
      fillPanels(at.memory, Z, givenZ, columns, rank);
      const done = turn(0, proceed) ? runSteps(at, program, steps, proceed) : 0;
      if (done === 0) return 0;
      // What is done is brought back even when it was ended: that takes about as long as one step of the direct form.
      turn((done & 1) === 0 ? 1 : 2, () => true);
      readPanels(at.memory, Y, givenY, rows, rank);
      readPanels(at.memory, Z, givenZ, columns, rank);
      return done;
    },
    loss: lossOf(source),
  };
}

/** Places and products. Every vector gets the length of the longer side: the rows beyond have weight zero and stay zero. */
function layOut({ rows, columns, rank, eta }: DescentSource) {
  const arena = new Arena();
  const size = Math.max(rows, columns);
  const factor = () => arena.panels(size, rank);
  const [y, z] = [[factor(), factor()] as const, [factor(), factor()] as const];
  const [Y, Z, U, V] = [factor(), factor(), arena.panels(size, size), arena.panels(size, size)];
  const zeros = arena.panels(Math.max(size, rank), rank);
  const grams = [arena.panels(rank, rank), arena.panels(rank, rank)] as const;
  const weights = arena.doubles(padded(size));
  const step = (even: 0 | 1): readonly Product[] => {
    const odd = even === 0 ? 1 : 0;
    return [
      gram(z[even], grams[0], zeros),
      gram(y[even], grams[1], zeros),
      update(y[even], grams[0], z[even], y[odd], eta, weights),
      update(z[even], grams[1], y[even], z[odd], eta, weights),
    ];
  };
  const program: Program = { records: arena.doubles((8 * RECORD_BYTES) / 8), even: step(0), odd: step(1) };
  const back = (k: 0 | 1) => [rotation(U.byRows, y[k], Y, zeros), rotation(V.byRows, z[k], Z, zeros)];
  const into = [rotation(U.byColumns, Y, y[0], zeros), rotation(V.byColumns, Z, z[0], zeros)];
  const turns = [into, back(0), back(1)] as const;
  return { arena, Y, Z, U, V, weights, program, turns, turnRecords: arena.doubles((6 * RECORD_BYTES) / 8) };
}

/** out = xᵀx */
function gram(x: Panels, out: Panels, zeros: Panels): Product {
  return { left: x.byColumns, right: x.byColumns, depth: x.rows, scale: 1, plus: zeros, out, symmetric: true };
}

/** out = x − η x G + diag(weights) other */
function update(x: Panels, G: Panels, other: Panels, out: Panels, eta: number, weights: number): Product {
  return { left: x.byRows, right: G.byColumns, depth: x.columns, scale: -eta, plus: x, weighted: { rows: other, weights }, out };
}

/** out = Q x for the panels of rows of Q. */
function rotation(rowsOfQ: number, x: Panels, out: Panels, zeros: Panels): Product {
  return { left: rowsOfQ, right: x.byColumns, depth: x.rows, scale: 1, plus: zeros, out };
}
