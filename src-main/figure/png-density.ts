/** Chunks a PNG may carry beside its pixels: how large it is meant to be printed, and texts (PNG specification, third edition, 11.3). */
import { crc32 } from 'node:zlib';

const INCHES_PER_METRE = 1 / 0.0254;
/** Signature (8 bytes) and IHDR chunk (25 bytes) come first in every PNG. */
const AFTER_HEADER = 33;

function withChunk(png: Buffer, name: string, content: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + content.length);
  chunk.writeUInt32BE(content.length, 0);
  chunk.write(name, 4, 'latin1');
  content.copy(chunk, 8);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
  return Buffer.concat([png.subarray(0, AFTER_HEADER), chunk, png.subarray(AFTER_HEADER)]);
}

/** The image with its resolution in dots per inch. */
export function withDensity(png: Buffer, dpi: number): Buffer {
  const perMetre = Math.round(dpi * INCHES_PER_METRE);
  const content = Buffer.alloc(9);
  content.writeUInt32BE(perMetre, 0);
  content.writeUInt32BE(perMetre, 4);
  content.writeUInt8(1, 8);
  return withChunk(png, 'pHYs', content);
}

/** The image with texts by their keyword (iTXt, UTF-8, not compressed). */
export function withText(png: Buffer, texts: Readonly<Record<string, string>>): Buffer {
  const entries = Object.entries(texts).reverse();
  return entries.reduce((image, [keyword, text]) => withChunk(image, 'iTXt', Buffer.from(`${keyword}\0\0\0\0\0${text}`, 'utf8')), png);
}
