/** Apache Parquet: one row group a block, cells in plain encoding and uncompressed, so that every double keeps its bits (−0 too). */
import type { KeyValue, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { integersOf } from './npy';
import { doublesOf, type Cells, type Column, type TableFormat } from './table';

const INITIAL_BYTES = 1 << 20;

export const parquetFormat: TableFormat = async (file, { columns, notes }) => {
  const bytes = new ByteWriter(INITIAL_BYTES);
  const flush = async () => {
    const written = bytes.getBytes();
    for (let at = 0; at < written.length;) at += (await file.write(written, at, written.length - at)).bytesWritten;
    bytes.index = 0;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(elementOf)],
    codec: 'UNCOMPRESSED',
    // A dictionary would take −0 and 0 for the same; bounds of columns with NaN mislead readers.
    statistics: false,
    kvMetadata: keyValues(notes),
    createdBy: 'Edge Lab',
  });
  return {
    async write({ count, cells }) {
      const columnData = columns.map((column, index) => ({
        name: column.name,
        data: dataOf(column, cells[index]!),
        ...(column.type === 'flag' ? {} : { encoding: 'PLAIN' as const }),
      }));
      await writer.write({ columnData, rowGroupSize: Math.max(1, count) });
      await flush();
    },
    async finish() {
      await writer.finish();
      await flush();
    },
  };
};

function elementOf({ name, type, missing }: Column): SchemaElement {
  const repetition_type = missing ? 'OPTIONAL' : 'REQUIRED';
  if (type === 'text') return { name, repetition_type, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } };
  return { name, repetition_type, type: type === 'number' ? 'DOUBLE' : type === 'integer' ? 'INT64' : 'BOOLEAN' };
}

/** Cells as the library takes them; missing ones are null. */
function dataOf({ type, missing }: Column, cells: Cells) {
  if (type === 'text') return Array.from(cells, (cell) => (cell === null && missing ? null : String(cell ?? '')));
  if (type === 'flag') return Array.from(cells, (cell) => (cell === null ? null : Boolean(cell)));
  if (!missing) return type === 'number' ? doublesOf(cells) : integersOf(cells);
  return Array.from(cells, (cell) =>
    cell === null || typeof cell === 'string' ? null : type === 'number' ? Number(cell) : BigInt(Number(cell)),
  );
}

function keyValues(notes: Readonly<Record<string, unknown>>): KeyValue[] {
  return Object.entries(notes).map(([key, value]) => ({ key, value: typeof value === 'string' ? value : JSON.stringify(value) }));
}
