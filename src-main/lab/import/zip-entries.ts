/** The entries of a ZIP file: its directory at the end, each entry stored or deflated. */
import type { FileHandle } from 'node:fs/promises';
import { crc32, inflateRawSync } from 'node:zlib';
import { MOST_BYTES, Unreadable } from './source';

export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: number;
  readonly bytes: number;
  readonly offset: number;
}

const MOST_ENTRIES = 1_000;
const DAMAGED = 'Write the file again; it may be cut off.';

async function bytesAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead !== length) throw new Unreadable('', 'The file ends too early.', DAMAGED);
  return buffer;
}

export async function zipEntries(file: FileHandle): Promise<readonly ZipEntry[]> {
  const { size } = await file.stat();
  const tail = await bytesAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw new Unreadable('', 'The file is no NPZ archive, or its end is missing.', DAMAGED);
  const count = tail.readUInt16LE(end + 10);
  const bytes = tail.readUInt32LE(end + 12);
  const offset = tail.readUInt32LE(end + 16);
  if (count > MOST_ENTRIES || offset + bytes > size) throw new Unreadable('', 'The directory of the archive makes no sense.', DAMAGED);
  const directory = await bytesAt(file, offset, bytes);
  const entries: ZipEntry[] = [];
  let at = 0;
  let total = 0;
  for (let k = 0; k < count; k++) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50)
      throw new Unreadable('', 'The directory of the archive is damaged.', DAMAGED);
    const nameLength = directory.readUInt16LE(at + 28);
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      bytes: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    total += entry.bytes;
    entries.push(entry);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  if (total > MOST_BYTES) throw new Unreadable('', 'The archive unpacks to more than 2 GB.', 'Import a part of it.');
  return entries;
}

/** The unpacked bytes, checksum verified; never more than the directory announced. */
export async function entryBytes(file: FileHandle, entry: ZipEntry): Promise<Buffer> {
  const head = await bytesAt(file, entry.offset, 30);
  if (head.readUInt32LE(0) !== 0x04034b50) throw new Unreadable(entry.name, 'The entry is not where the directory says.', DAMAGED);
  const { size } = await file.stat();
  if (entry.packed > size) throw new Unreadable(entry.name, 'The entry is longer than the file.', DAMAGED);
  const packed = await bytesAt(file, entry.offset + 30 + head.readUInt16LE(26) + head.readUInt16LE(28), entry.packed);
  const bytes = entry.method === 0 ? packed : inflated(packed, entry);
  if (bytes.length !== entry.bytes || crc32(bytes) !== entry.crc) throw new Unreadable(entry.name, 'The checksum does not match.', DAMAGED);
  return bytes;
}

function inflated(packed: Buffer, { name, method, bytes }: ZipEntry): Buffer {
  if (method !== 8)
    throw new Unreadable(name, `Compression method ${method} is not known.`, 'Write it with numpy.savez or numpy.savez_compressed.');
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, bytes) });
  } catch {
    throw new Unreadable(name, 'The entry cannot be unpacked, or unpacks to more than it says.', DAMAGED);
  }
}
