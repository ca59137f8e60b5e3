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
 * its x stays the last iterate. Row 0 of `out` takes the steps done, row 1 one of ESCAPE.
 */
export function writeEscape<Value, Mask>(code: KernelCode<Value, Mask>, shape: EscapeShape): void {
  const group = new LaneGroup(code, shape);
  const { args } = group;
  const [bound, tolerance] = loadNumbers(code, group, ESCAPE_NUMBERS.length);
  const running = Array.from({ length: shape.vectors }, () => code.maskVariable());
  const counts = Array.from({ length: shape.vectors }, () => code.variable());
  const out = code.pointer(args.out);
  const within = (x: readonly Value[]) =>
    x.map((a) => code.lessOrEqual(code.abs(a), code.get(bound!))).reduce((both, one) => code.and(both, one));
  const all = () => code.equal(code.number(0), code.number(0));
  const none = () => code.less(code.number(0), code.number(0));

  /** |x_{t+1} − x_t| above the tolerance in some coordinate. */
  const moving = (from: readonly Value[], to: readonly Value[]) => {
    const size = from.map((a) => code.abs(a)).reduce((larger, a) => code.select(code.less(larger, a), a, larger), code.number(1));
    const least = code.multiply(code.get(tolerance!), size);
    return to.map((a, i) => code.less(least, code.abs(code.subtract(a, from[i]!)))).reduce((any, one) => code.or(any, one));
  };

  const step = (v: number) => {
    const known = group.known(v);
    const runs = code.getMask(running[v]!);
    const from = group.x[v]!.map((x) => code.get(x));
    const to = group.stepped(
      v,
      group.lengths(known).map((length) => code.where(runs, length)),
    );
    const goesOn = code.and(runs, within(to));
    code.assign(
      [...group.moveTo(v, to), [counts[v]!, code.countMore(code.get(counts[v]!), runs)]],
      [[running[v]!, shape.resting ? code.and(goesOn, moving(from, to)) : goesOn]],
    );
  };

  group.forEachGroup([out], () => {
    group.forEach((v) => code.assign([[counts[v]!, code.where(none(), code.number(0))]], [[running[v]!, all()]]));
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
      code.store(out, 0, args.outStride, lane, code.numberOf(code.get(counts[v]!)));
      const rests = code.where(within(group.x[v]!.map((x) => code.get(x))), code.number(1));
      const how = code.select(code.getMask(running[v]!), code.number(0), code.add(rests, code.number(1)));
      code.store(out, 1, args.outStride, lane, how);
    });
  });
}
