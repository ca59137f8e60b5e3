/** Programs and libraries that had no part in the writing read the files back; every cell as text that tells all doubles apart. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { readParquet, type Table, writeParquet, WriterPropertiesBuilder } from 'parquet-wasm';

/** The eight bytes of a double as hexadecimal digits, most significant first; any NaN is `nan`. */
export function bits(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  return bytes.toString('hex');
}

/** Is there a Python with these modules here? */
export function pythonWith(...modules: readonly string[]): boolean {
  return spawnSync('python3', ['-c', modules.map((name) => `import ${name}`).join('\n')]).status === 0;
}

export function notRun(what: string, modules: string): void {
  console.log(`${what}: not run, because there is no python3 with ${modules} here`);
}

/** Runs the script; what it prints is JSON. */
export function python(script: string, ...args: readonly string[]): unknown {
  return JSON.parse(execFileSync('python3', ['-c', script, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 }));
}

/** Column → cells, doubles as `bits`, whole numbers as digits; `about` parsed. */
export const NUMPY_COLUMNS = `
import json, struct, sys
import numpy as np
z = np.load(sys.argv[1], allow_pickle=False)
def cell(v):
    if isinstance(v, (np.floating, float)):
        return 'nan' if v != v else struct.pack('>d', v).hex()
    return bool(v) if isinstance(v, np.bool_) else str(v)
columns = {name: [cell(v) for v in z[name]] for name in z.files if name != 'about.json'}
types = {name: z[name].dtype.str for name in columns}
print(json.dumps({'columns': columns, 'types': types, 'about': json.loads(z['about.json'])}))
`;

export interface NumpyColumns {
  readonly columns: Readonly<Record<string, readonly (string | boolean)[]>>;
  readonly types: Readonly<Record<string, string>>;
  readonly about: Readonly<Record<string, unknown>>;
}

export async function parquetFile(path: string) {
  const file = await readFile(path);
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer;
}

export async function parquetRows(file: ArrayBuffer) {
  const metadata = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({ file });
  const notes = Object.fromEntries((metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value ?? '']));
  return { rows, notes, schema: metadata.schema };
}

/** The file as the Rust implementation understands it: read there and written anew there. */
export function throughRust(file: ArrayBuffer): ArrayBuffer {
  const table: Table = readParquet(new Uint8Array(file));
  const again = writeParquet(table, new WriterPropertiesBuilder().setDictionaryEnabled(false).build());
  return again.buffer.slice(again.byteOffset, again.byteOffset + again.byteLength) as ArrayBuffer;
}
