/** The kernel that ends lanes one by one: written once against kernel code. */
import type { KernelCode } from '../formula/lanes/kernel-code';
import { LaneGroup } from './lane-group';
import type { KernelShape } from './lane-group';
import { loadNumbers } from './templates';

/** Numbers of the escape kernel, from `extra` on, each twice. */
export const ESCAPE_NUMBERS = ['bound', 'tolerance'] as const;

export interface EscapeShape extends KernelShape {
  /** Whether lanes come to rest. */
  readonly resting: boolean;
  /** Steps between two looks at whether any lane still runs; `steps` counts in these. */
  readonly unrolled: number;
}

/**
 * Steps every lane until it ends, all lanes of a group have ended, or the steps are done. A lane that has ended steps by zero, so
 * its x stays the last iterate. To `out` go the steps done, four bytes a lane, to `outStep` one of ESCAPE, a byte a lane.
 */
export function writeEscape<Value, Mask>(code: KernelCode<Value, Mask>, shape: EscapeShape): void {
  const group = new LaneGroup(code, shape);
  const { args } = group;
  const [bound, tolerance] = loadNumbers(code, group, ESCAPE_NUMBERS.length);
  const running = Array.from({ length: shape.vectors }, () => code.maskVariable());
  const counts = Array.from({ length: shape.vectors }, () => code.parkedVariable());
  const steps = code.pointer(args.out);
  const hows = code.pointer(args.outStep);
  const within = (x: readonly Value[]) =>
    x.map((a) => code.lessOrEqual(code.abs(a), code.get(bound!))).reduce((both, one) => code.and(both, one));
  const all = () => code.equal(code.number(0), code.number(0));
  const none = () => code.less(code.number(0), code.number(0));

  /** Of numbers that are not negative; NaN where the first is, otherwise anything where one is. */
  const largest = (values: readonly Value[]) => values.reduce((larger, a) => code.select(code.less(larger, a), a, larger));
  /** Per value, the least move of a lane that goes on: tolerance·max(1, ‖x‖∞). */
  const least = Array.from({ length: shape.resting ? shape.vectors : 0 }, () => code.parkedVariable());
  const leastMove = (sizes: readonly Value[]) => code.multiply(code.get(tolerance!), largest([code.number(1), ...sizes]));

  /** Whether lanes that have come to `to` by `lengths` go on, and their least moves from there. */
  const ending = (v: number, lengths: readonly Value[], to: readonly Value[]) => {
    if (!shape.resting) return { goesOn: within(to), moves: [] };
    const sizes = to.map((a) => code.abs(a));
    const moved = largest(lengths.map((length) => code.abs(length)).reverse());
    const moving = code.less(code.get(least[v]!), moved);
    // Of one or two coordinates, the first makes the size NaN and the last the move: one comparison does for both.
    const size = largest(sizes);
    const inside = to.length > 2 ? within(to) : code.lessOrEqual(size, code.get(bound!));
    return { goesOn: code.and(inside, moving), moves: [[least[v]!, leastMove([size])] as const] };
  };

  const step = (v: number) => {
    const known = group.known(v);
    const runs = code.getMask(running[v]!);
    const lengths = group.lengths(known).map((length) => code.where(runs, length));
    const to = group.stepped(v, lengths);
    const { goesOn, moves } = ending(v, lengths, to);
    // Where lanes come to rest, one that has ended does not move, and so does not go on.
    code.assign(
      [...group.moveTo(v, to), ...moves, [counts[v]!, code.countMore(code.get(counts[v]!), runs)]],
      [[running[v]!, shape.resting ? goesOn : code.and(runs, goesOn)]],
    );
    code.settleMask(running[v]!);
  };

  group.forEachGroup([], () => {
    group.forEach((v) => {
      const sizes = group.x[v]!.map((x) => code.abs(code.get(x)));
      code.assign(
        [[counts[v]!, code.where(none(), code.number(0))], ...least.slice(v, v + 1).map((move) => [move, leastMove(sizes)] as const)],
        [[running[v]!, all()]],
      );
    });
    code.repeat(
      args.steps,
      () => {
        for (let i = 0; i < shape.unrolled; i++) {
          group.forEach(step);
          group.nextRate();
        }
      },
      running,
    );
    group.forEach((v, lane) => {
      code.storeWhole(4, steps, lane, code.numberOf(code.get(counts[v]!)));
      const rests = code.where(within(group.x[v]!.map((x) => code.get(x))), code.number(1));
      const how = code.select(code.getMask(running[v]!), code.number(0), code.add(rests, code.number(1)));
      code.storeWhole(1, hows, lane, how);
    });
    code.skip(steps, 4 * shape.vectors * code.width);
    code.skip(hows, shape.vectors * code.width);
  });
}
