/** Values of vector code as a hash-consed graph: equal operations on equal operands are one node, written once. */
import type { PlainInstruction } from '../wasm/opcodes';

export type VectorNode =
  | { readonly id: number; readonly kind: 'operation'; readonly name: PlainInstruction; readonly operands: readonly VectorNode[] }
  /** A shift of both 64-bit lanes. */
  | { readonly id: number; readonly kind: 'shift'; readonly name: 'i64x2.shl' | 'i64x2.shr_u'; readonly by: number; readonly a: VectorNode }
  | { readonly id: number; readonly kind: 'local'; readonly local: number }
  /** What stands in memory. */
  | { readonly id: number; readonly kind: 'parked'; readonly address: number }
  | { readonly id: number; readonly kind: 'bits'; readonly bits: bigint };

export class VectorGraph {
  private readonly known = new Map<string, VectorNode>();
  private next = 0;

  operation(name: PlainInstruction, ...operands: readonly VectorNode[]): VectorNode {
    return this.once(`${name} ${operands.map(({ id }) => id).join()}`, (id) => ({ id, kind: 'operation', name, operands }));
  }

  shift(name: 'i64x2.shl' | 'i64x2.shr_u', a: VectorNode, by: number): VectorNode {
    return this.once(`${name} ${by} ${a.id}`, (id) => ({ id, kind: 'shift', name, by, a }));
  }

  /** The present value of a local: `forget` it when the local changes. */
  local(local: number): VectorNode {
    return this.once(`local ${local}`, (id) => ({ id, kind: 'local', local }));
  }

  /** The present value at a byte address: `forget` it when that changes. */
  parked(address: number): VectorNode {
    return this.once(`parked ${address}`, (id) => ({ id, kind: 'parked', address }));
  }

  bits(bits: bigint): VectorNode {
    return this.once(`bits ${bits}`, (id) => ({ id, kind: 'bits', bits }));
  }

  /** Starts over: nodes made before must not be used again. */
  forget(): void {
    this.known.clear();
  }

  private once(key: string, make: (id: number) => VectorNode): VectorNode {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const node = make(this.next++);
    this.known.set(key, node);
    return node;
  }
}

export function operandsOf(node: VectorNode): readonly VectorNode[] {
  return node.kind === 'operation' ? node.operands : node.kind === 'shift' ? [node.a] : [];
}

/** How often each node below the roots is used, the roots themselves once more each. */
export function usesOf(roots: readonly VectorNode[]): ReadonlyMap<VectorNode, number> {
  const uses = new Map<VectorNode, number>();
  const open = [...roots];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const before = uses.get(node) ?? 0;
    uses.set(node, before + 1);
    if (before === 0) open.push(...operandsOf(node));
  }
  return uses;
}
