/**
 * The product of product.ts in WebAssembly: tiles of four rows by two vectors, one stripe of each factor per turn. Nothing is
 * unrolled further: V8 moves the loads of a block to its top, and more of them than registers are spilled.
 */
import { ModuleWriter, I32, V128 } from '../../formula/wasm/encoder';
import type { FunctionWriter } from '../../formula/wasm/encoder';
import { MEMORY_IMPORT } from '../../formula/wasm/host';
import { STRIPE_BYTES, TILE_BYTES } from './panels';
import { FIELD, RECORD_BYTES } from './product';

const ROWS = [0, 1, 2, 3] as const;
const HALVES = [0, 1] as const;
const LOW = [0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23];
const HIGH = LOW.map((byte) => byte + 8);
const TILE_SHIFT = Math.log2(TILE_BYTES);
const STRIPE_SHIFT = Math.log2(STRIPE_BYTES);

/**
 * `product(record, from, to)`: rows of tiles from … to − 1, at least one. `steps(records, length, parity, count)`: `count` ≥ 1 times
 * all products of a list of `length` records, the list at `records` at even and the one behind it at odd times.
 */
export function productModule(): Uint8Array {
  const module = new ModuleWriter(MEMORY_IMPORT);
  const product = module.addFunction('product', { parameters: [I32, I32, I32], results: [] }, writeProduct);
  module.addFunction('steps', { parameters: [I32, I32, I32, I32], results: [] }, (code) => writeSteps(code, product));
  return module.bytes();
}

function writeProduct(code: FunctionWriter): void {
  const [record, i, to] = [0, 1, 2];
  const field = (name: Exclude<keyof typeof FIELD, 'scale'>) => {
    const local = code.local(I32);
    code.get(record).load('i32.load', FIELD[name]).set(local);
    return local;
  };
  const [rowPanels, columnPanels, depth] = [field('rowPanels'), field('columnPanels'), field('depth')];
  const integer = () => code.local(I32);
  const [panel, a, b, j, k, end, tile] = [integer(), integer(), integer(), integer(), integer(), integer(), integer()];
  const address = integer();
  const sums = ROWS.map(() => HALVES.map(() => code.local(V128)));
  const vectors: Vectors = { left: code.local(V128), right: HALVES.map(() => code.local(V128)), sums };
  code.get(i).get(depth).op('i32.mul').i32(STRIPE_SHIFT).op('i32.shl').get(record).load('i32.load', FIELD.a).op('i32.add').set(panel);
  code.loop(() => {
    code.get(record).load('i32.load', FIELD.b).set(b).i32(0).set(j);
    code.get(i).i32(1).op('i32.add').get(columnPanels).get(record).load('i32.load', FIELD.triangle).op('select').set(end);
    code.loop(() => {
      for (const sum of sums.flat()) code.f64x2(0).set(sum);
      code.get(panel).set(a).get(depth).set(k);
      // The right factor's panels lie one behind the other: b runs through all of them.
      code.loop(() => {
        addOuterProduct(code, a, b, vectors);
        code.get(a).i32(STRIPE_BYTES).op('i32.add').set(a).get(b).i32(STRIPE_BYTES).op('i32.add').set(b);
        code.get(k).i32(1).op('i32.sub').tee(k).branchIf(0);
      });
      code.get(j).get(rowPanels).op('i32.mul').get(i).op('i32.add').i32(TILE_SHIFT).op('i32.shl').set(tile);
      finishTile(code, { record, i, tile, address }, vectors);
      storeTransposed(code, { record, i, j, columnPanels, address }, sums);
      code.get(j).i32(1).op('i32.add').tee(j).get(end).op('i32.lt_s').branchIf(0);
    });
    code.get(panel).get(depth).i32(STRIPE_SHIFT).op('i32.shl').op('i32.add').set(panel);
    code.get(i).i32(1).op('i32.add').tee(i).get(to).op('i32.lt_s').branchIf(0);
  });
}

interface Vectors {
  readonly left: number;
  readonly right: readonly number[];
  readonly sums: readonly (readonly number[])[];
}

/** sums += (four entries at a) ⊗ (four entries at b). */
function addOuterProduct(code: FunctionWriter, a: number, b: number, { left, right, sums }: Vectors): void {
  for (const h of HALVES)
    code
      .get(b)
      .load('v128.load', 16 * h)
      .set(right[h]!);
  for (const row of ROWS) {
    code
      .get(a)
      .load('v128.load64_splat', 8 * row)
      .set(left);
    for (const h of HALVES) {
      const sum = sums[row]![h]!;
      code.get(sum).get(left).get(right[h]!).op('f64x2.mul', 'f64x2.add').set(sum);
    }
  }
}

/** sums ← D + scale · sums (+ w E), and stores them by columns. */
function finishTile(
  code: FunctionWriter,
  { record, i, tile, address }: { record: number; i: number; tile: number; address: number },
  { left, sums }: Vectors,
): void {
  const at = (name: 'd' | 'e' | 'q') => code.get(record).load('i32.load', FIELD[name]).get(tile).op('i32.add').set(address);
  const each = (use: (sum: number, row: number, offset: number) => void) =>
    sums.forEach((halves, row) => halves.forEach((sum, h) => use(sum, row, STRIPE_BYTES * row + 16 * h)));
  at('d');
  code.get(record).load('v128.load64_splat', FIELD.scale).set(left);
  each((sum, _, offset) => code.get(address).load('v128.load', offset).get(left).get(sum).op('f64x2.mul', 'f64x2.add').set(sum));
  code
    .get(record)
    .load('i32.load', FIELD.e)
    .when(() => {
      at('e');
      const weights = code.local(I32);
      code.get(record).load('i32.load', FIELD.w).get(i).i32(STRIPE_SHIFT).op('i32.shl', 'i32.add').set(weights);
      each((sum, row, offset) =>
        code
          .get(sum)
          .get(weights)
          .load('v128.load64_splat', 8 * row)
          .get(address)
          .load('v128.load', offset)
          .op('f64x2.mul', 'f64x2.add')
          .set(sum),
      );
    });
  at('q');
  each((sum, _, offset) => code.get(address).get(sum).store('v128.store', offset));
}

/** Stores the tile's columns as stripes of the form by rows. */
function storeTransposed(
  code: FunctionWriter,
  { record, i, j, columnPanels, address }: { record: number; i: number; j: number; columnPanels: number; address: number },
  sums: readonly (readonly number[])[],
): void {
  code.get(i).get(columnPanels).op('i32.mul').get(j).op('i32.add').i32(TILE_SHIFT).op('i32.shl');
  code.get(record).load('i32.load', FIELD.p).op('i32.add').set(address);
  for (const column of ROWS)
    for (const h of HALVES) {
      const [upper, lower] = [sums[2 * h]![column >> 1]!, sums[2 * h + 1]![column >> 1]!];
      code
        .get(address)
        .get(upper)
        .get(lower)
        .shuffle(column % 2 === 0 ? LOW : HIGH)
        .store('v128.store', STRIPE_BYTES * column + 16 * h);
    }
}

function writeSteps(code: FunctionWriter, product: number): void {
  const [records, length, parity, count] = [0, 1, 2, 3];
  const [record, left] = [code.local(I32), code.local(I32)];
  code.loop(() => {
    code.get(parity).get(length).op('i32.mul').i32(RECORD_BYTES).op('i32.mul').get(records).op('i32.add').set(record);
    code.get(length).set(left);
    code.loop(() => {
      code.get(record).i32(0).get(record).load('i32.load', FIELD.rowPanels).call(product);
      code.get(record).i32(RECORD_BYTES).op('i32.add').set(record);
      code.get(left).i32(1).op('i32.sub').tee(left).branchIf(0);
    });
    code.i32(1).get(parity).op('i32.sub').set(parity);
    code.get(count).i32(1).op('i32.sub').tee(count).branchIf(0);
  });
}
