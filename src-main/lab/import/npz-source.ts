/** NumPy's archives: one-dimensional arrays of numbers of one length. */
import { open } from 'node:fs/promises';
import { BLOCK, Unreadable, type Source } from './source';
import { entryBytes, zipEntries } from './zip-entries';

const READERS: Readonly<Record<string, readonly [number, (view: DataView, at: number) => number]>> = {
  '<f8': [8, (view, at) => view.getFloat64(at, true)],
  '<f4': [4, (view, at) => view.getFloat32(at, true)],
  '<i8': [8, (view, at) => Number(view.getBigInt64(at, true))],
  '<u8': [8, (view, at) => Number(view.getBigUint64(at, true))],
  '<i4': [4, (view, at) => view.getInt32(at, true)],
  '<u4': [4, (view, at) => view.getUint32(at, true)],
  '<i2': [2, (view, at) => view.getInt16(at, true)],
  '<u2': [2, (view, at) => view.getUint16(at, true)],
  '|i1': [1, (view, at) => view.getInt8(at)],
  '|u1': [1, (view, at) => view.getUint8(at)],
  '|b1': [1, (view, at) => view.getUint8(at)],
};

export async function npzSource(path: string): Promise<Source> {
  const file = await open(path, 'r');
  try {
    const columns: { readonly name: string; readonly values: Float64Array }[] = [];
    for (const entry of (await zipEntries(file)).filter(({ name }) => name.endsWith('.npy')))
      columns.push({ name: entry.name.slice(0, -4), values: arrayOf(entry.name, await entryBytes(file, entry)) });
    const [first, ...rest] = columns;
    if (first === undefined)
      throw new Unreadable('', 'There is no array in the archive.', 'Write it with numpy.savez(file, step=…, loss=…).');
    const odd = rest.find(({ values }) => values.length !== first.values.length);
    if (odd)
      throw new Unreadable(
        odd.name,
        `It has ${odd.values.length} entries, ${first.name} has ${first.values.length}.`,
        'Give all arrays one length.',
      );
    return {
      names: columns.map(({ name }) => name),
      blocks: () => slices(columns.map(({ values }) => values)),
      close: async () => undefined,
    };
  } finally {
    await file.close();
  }
}

async function* slices(columns: readonly Float64Array[]): AsyncGenerator<readonly Float64Array[]> {
  const rows = columns[0]?.length ?? 0;
  for (let from = 0; from < rows; from += BLOCK) yield columns.map((column) => column.slice(from, from + BLOCK));
}

function arrayOf(name: string, bytes: Buffer): Float64Array {
  const wide = bytes[6] !== 1;
  const start = wide ? 12 : 10;
  if (bytes.length < start || bytes[0] !== 0x93 || bytes.toString('latin1', 1, 6) !== 'NUMPY')
    throw new Unreadable(name, 'It is no NumPy array.', 'Write it with numpy.savez.');
  const length = wide ? bytes.readUInt32LE(8) : bytes.readUInt16LE(8);
  const head = bytes.toString('latin1', start, start + length);
  const descr = /'descr':\s*'([^']*)'/.exec(head)?.[1] ?? '';
  const shape = /'shape':\s*\((\d+),?\)/.exec(head)?.[1];
  const reader = READERS[descr];
  if (!reader)
    throw new Unreadable(name, `Its type ${descr || '?'} is no number this reads.`, 'Convert it with .astype("<f8"), or leave it out.');
  if (shape === undefined) throw new Unreadable(name, 'It is not one-dimensional.', 'Write each coordinate as an array of its own.');
  const [size, read] = reader;
  const rows = Number(shape);
  if (start + length + rows * size !== bytes.length)
    throw new Unreadable(name, 'Its length is not what it says.', 'Write the file again; it may be cut off.');
  const view = new DataView(bytes.buffer, bytes.byteOffset + start + length);
  return Float64Array.from({ length: rows }, (_, k) => read(view, k * size));
}
