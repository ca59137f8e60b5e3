function tablesOf(polynomial: number): readonly Uint32Array[] {
  const first = Uint32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    return crc;
  });
  const tables = [first];
  for (let k = 1; k < 8; k++) tables.push(tables[k - 1]!.map((crc) => (crc >>> 8) ^ first[crc & 255]!));
  return tables;
}

const [T0, T1, T2, T3, T4, T5, T6, T7] = tablesOf(0xedb88320) as [
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
  Uint32Array,
];

/**
 * CRC-32 of ISO 3309 (polynomial 0xEDB88320 reflected) as an unsigned number, eight bytes a round; node:zlib offers none in the
 * oldest runtime. Words are read in the machine's order: little-endian everywhere this application runs.
 */
export function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  let at = 0;
  if (data.byteOffset % 4 === 0) {
    const words = new Uint32Array(data.buffer, data.byteOffset, data.byteLength >>> 2);
    const even = words.length & ~1;
    for (let i = 0; i < even; i += 2) {
      const low = words[i]! ^ crc;
      const high = words[i + 1]!;
      crc =
        T7[low & 255]! ^
        T6[(low >>> 8) & 255]! ^
        T5[(low >>> 16) & 255]! ^
        T4[low >>> 24]! ^
        T3[high & 255]! ^
        T2[(high >>> 8) & 255]! ^
        T1[(high >>> 16) & 255]! ^
        T0[high >>> 24]!;
    }
    at = even * 4;
  }
  for (; at < data.length; at++) crc = T0[(crc ^ data[at]!) & 255]! ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}

export function crcOfText(text: string): number {
  return crc32(new TextEncoder().encode(text));
}
