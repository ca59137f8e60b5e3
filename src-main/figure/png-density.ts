/** The pHYs chunk says how large a PNG is meant to be printed (PNG specification, third edition, 11.3.4.3). */
import { crc32 } from 'node:zlib';

const INCHES_PER_METRE = 1 / 0.0254;
/** Signature (8 bytes) and IHDR chunk (25 bytes) come first in every PNG. */
const AFTER_HEADER = 33;

/** The image with its resolution in dots per inch. */
export function withDensity(png: Buffer, dpi: number): Buffer {
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(perMetre, 8);
  chunk.writeUInt32BE(perMetre, 12);
  chunk.writeUInt8(1, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}
