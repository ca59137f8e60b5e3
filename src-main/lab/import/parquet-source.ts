/** Parquet: flat columns of numbers, uncompressed or with Snappy, GZIP, Brotli. */
import { open, type FileHandle } from 'node:fs/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { parquetMetadataAsync, parquetReadObjects, type AsyncBuffer, type Compressors } from 'hyparquet';
import { BLOCK, MOST_BYTES, Unreadable, type Source } from './source';

const NUMBERS: ReadonlySet<string> = new Set(['DOUBLE', 'FLOAT', 'INT32', 'INT64', 'BOOLEAN']);

const COMPRESSORS: Compressors = {
  GZIP: (input, length) => gunzipSync(input, { maxOutputLength: Math.max(1, length) }),
  BROTLI: (input, length) => brotliDecompressSync(input, { maxOutputLength: Math.max(1, length) }),
};

export async function parquetSource(path: string): Promise<Source> {
  const file = await open(path, 'r');
  try {
    const buffer = await bufferOf(file);
    const metadata = await readable(() => parquetMetadataAsync(buffer));
    const columns = metadata.schema.slice(1);
    const nested = columns.find(({ num_children }) => num_children !== undefined && num_children > 0);
    if (nested) throw new Unreadable(nested.name, 'The column is nested.', 'Write flat columns of numbers.');
    const text = columns.find(({ type }) => type === undefined || !NUMBERS.has(type));
    if (text) throw new Unreadable(text.name, 'The column holds no numbers.', 'Leave it out.');
    const bytes = metadata.row_groups.reduce((sum, { total_byte_size }) => sum + Number(total_byte_size), 0);
    const rows = Number(metadata.num_rows);
    if (bytes > MOST_BYTES || rows * columns.length * 8 > MOST_BYTES)
      throw new Unreadable('', 'The file holds more than 2 GB of numbers.', 'Import a part of it.');
    const names = columns.map(({ name }) => name);
    async function* blocks(): AsyncGenerator<readonly Float64Array[]> {
      for (let from = 0; from < rows; from += BLOCK) {
        const end = Math.min(rows, from + BLOCK);
        const read = await readable(() =>
          parquetReadObjects({ file: buffer, metadata, rowStart: from, rowEnd: end, compressors: COMPRESSORS }),
        );
        yield names.map((name) =>
          Float64Array.from(read, (row) => (row[name] === null || row[name] === undefined ? Number.NaN : Number(row[name]))),
        );
      }
    }
    return { names, blocks, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function bufferOf(file: FileHandle): Promise<AsyncBuffer> {
  const { size } = await file.stat();
  return {
    byteLength: size,
    async slice(start, end = size) {
      const length = Math.max(0, Math.min(end, size) - start);
      const bytes = new Uint8Array(length);
      await file.read(bytes, 0, length, start);
      return bytes.buffer;
    },
  };
}

async function readable<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const why = error instanceof Error ? error.message.slice(0, 200) : String(error);
    throw new Unreadable('', `The Parquet file cannot be read: ${why}.`, 'Write it again, uncompressed or with Snappy; it may be cut off.');
  }
}
