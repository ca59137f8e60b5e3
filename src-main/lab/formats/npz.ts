/** NumPy's archive (.npz): one array a column, and `about.json` with what the numbers are (`json.loads(np.load(file)['about.json'])`). */
import { npyHeader, npyType } from './npy';
import type { TableFormat } from './table';
import { ZipStore } from './zip-store';

export const ABOUT = 'about.json';

export const npzFormat: TableFormat = async (file, { columns, rows, notes }) => {
  const types = columns.map(npyType);
  const heads = types.map((type) => npyHeader(type, rows));
  const about = new TextEncoder().encode(`${JSON.stringify(notes, null, 2)}\n`);
  const arrays = columns.map(({ name }, index) => ({
    name: `${entryName(name)}.npy`,
    bytes: heads[index]!.length + rows * types[index]!.size,
  }));
  const zip = new ZipStore(file, [...arrays, { name: ABOUT, bytes: about.length }]);
  for (const [index, head] of heads.entries()) await zip.append(index, head);
  await zip.append(columns.length, about);
  return {
    async write({ cells }) {
      for (const [index, type] of types.entries()) await zip.append(index, type.encode(cells[index]!));
    },
    finish: () => zip.finish(),
  };
};

/** A name without what would be a path inside the archive. */
function entryName(name: string): string {
  return name.replace(/[/\\\0]/g, '_');
}
