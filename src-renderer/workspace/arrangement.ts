/** The arrangement of the charts: which panels lie where, and with what shares of the place. */

/** Shares differ when by more than this: a window made larger rounds them anew. */
const TOLERANCE = 0.03;

type Part = { readonly views: readonly string[] } | { readonly parts: readonly { readonly part: Part; readonly share: number }[] };

function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

function partOf(node: unknown): Part {
  const { type, data } = fields(node);
  if (type !== 'branch' || !Array.isArray(data)) {
    const views: unknown = fields(data)['views'];
    return { views: Array.isArray(views) ? views.map(String) : [] };
  }
  const sizes = data.map((child) => Number(fields(child)['size']) || 0);
  const all = sizes.reduce((sum, size) => sum + size, 0) || 1;
  return { parts: data.map((child: unknown, k) => ({ part: partOf(child), share: (sizes[k] ?? 0) / all })) };
}

function same(a: Part, b: Part): boolean {
  if ('views' in a || 'views' in b) return 'views' in a && 'views' in b && a.views.join('\n') === b.views.join('\n');
  return (
    a.parts.length === b.parts.length &&
    a.parts.every(({ part, share }, k) => {
      const other = b.parts[k];
      return other !== undefined && Math.abs(share - other.share) <= TOLERANCE && same(part, other.part);
    })
  );
}

/** Whether two docks as dockview serialises them show the same panels in the same places; which one is in front does not count. */
export function sameArrangement(a: object | null, b: object | null): boolean {
  const rootOf = (dock: object | null) => {
    const { root, orientation } = fields(fields(dock)['grid']);
    return { root, orientation };
  };
  const [first, second] = [rootOf(a), rootOf(b)];
  return first.orientation === second.orientation && same(partOf(first.root), partOf(second.root));
}
