/**
 * The ZIP container without compression (PKWARE APPNOTE 6.3.10, method 0), each entry of a known length at a known place, so that
 * entries can be filled side by side. No entry is dated: equal contents are equal bytes.
 */
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';

/** Beyond it a file needs ZIP64. */
const MOST_BYTES = 0xffff_fffe;
const MOST_ENTRIES = 0xfffe;
/** 1980-01-01 00:00, the earliest ZIP can say. */
const DATE = 0x21;
const UTF8_NAME = 0x800;

export interface Entry {
  readonly name: string;
  readonly bytes: number;
}

interface Place extends Entry {
  readonly offset: number;
  readonly start: number;
  crc: number;
  filled: number;
}

export const ZIP_TOO_LARGE = 'the file would be larger than 4 GB, which this format cannot hold';

export class ZipStore {
  readonly #places: readonly Place[];

  constructor(
    readonly file: FileHandle,
    entries: readonly Entry[],
  ) {
    let offset = 0;
    this.#places = entries.map((entry) => {
      const start = offset + localHeader(entry, 0).length;
      const place = { ...entry, offset, start, crc: 0, filled: 0 };
      offset = start + entry.bytes;
      return place;
    });
    if (offset > MOST_BYTES || entries.length > MOST_ENTRIES) throw new Error(ZIP_TOO_LARGE);
  }

  /** Appends to entry `index`; entries may take turns. */
  async append(index: number, bytes: Uint8Array): Promise<void> {
    const place = this.#places[index]!;
    if (place.filled + bytes.length > place.bytes) throw new Error(`${place.name} is longer than announced`);
    await writeAt(this.file, bytes, place.start + place.filled);
    place.crc = crc32(bytes, place.crc);
    place.filled += bytes.length;
  }

  /** Writes the headers, whose checksums are known by now, and the directory at the end. */
  async finish(): Promise<void> {
    const directory: Uint8Array[] = [];
    for (const place of this.#places) {
      if (place.filled !== place.bytes) throw new Error(`${place.name} is shorter than announced`);
      await writeAt(this.file, localHeader(place, place.crc), place.offset);
      directory.push(directoryEntry(place));
    }
    const last = this.#places.at(-1);
    const offset = last === undefined ? 0 : last.start + last.bytes;
    const listed = Buffer.concat(directory);
    await writeAt(this.file, Buffer.concat([listed, endOfDirectory(this.#places.length, listed.length, offset)]), offset);
  }
}

async function writeAt(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length;) at += (await file.write(bytes, at, bytes.length - at, position + at)).bytesWritten;
}

function localHeader({ name, bytes }: Entry, crc: number): Uint8Array {
  const text = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  common(header, 4, crc, bytes, text.length);
  return Buffer.concat([header, text]);
}

function directoryEntry({ name, bytes, crc, offset }: Place): Uint8Array {
  const text = Buffer.from(name, 'utf8');
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  common(header, 6, crc, bytes, text.length);
  header.writeUInt32LE(offset, 42);
  return Buffer.concat([header, text]);
}

/** What both headers have: version, flags, method, time, date, checksum, both sizes, length of the name. */
function common(header: Buffer, at: number, crc: number, bytes: number, nameLength: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(UTF8_NAME, at + 2);
  header.writeUInt16LE(DATE, at + 8);
  header.writeUInt32LE(crc >>> 0, at + 10);
  header.writeUInt32LE(bytes, at + 14);
  header.writeUInt32LE(bytes, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}

function endOfDirectory(entries: number, bytes: number, offset: number): Uint8Array {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(bytes, 12);
  end.writeUInt32LE(offset, 16);
  return end;
}
