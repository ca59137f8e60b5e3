#!/usr/bin/env node
/** Draws assets/icons from edgelab.svg: PNG sizes for Linux, icon.ico for Windows, icon.icns for macOS. Run after changing the SVG. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '..', 'assets', 'icons');
const svg = readFileSync(join(folder, 'edgelab.svg'), 'utf8');

async function png(size) {
  const image = await loadImage(Buffer.from(svg.replace('width="512" height="512"', `width="${size}" height="${size}"`)));
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(image, 0, 0, size, size);
  return canvas.toBuffer('image/png');
}

/** Windows icon: a directory of 16 bytes an image, then the PNGs (allowed since Vista). */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(images.length, 4);
  let at = head.length;
  images.forEach(({ size, data }, i) => {
    const entry = 6 + 16 * i;
    head.writeUInt8(size % 256, entry); // 256 is written as 0
    head.writeUInt8(size % 256, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(data.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += data.length;
  });
  return Buffer.concat([head, ...images.map(({ data }) => data)]);
}

/** macOS icon: chunks of a four-letter type, a big-endian length and a PNG. */
function icns(images) {
  const types = { 16: 'icp4', 32: 'icp5', 64: 'icp6', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' };
  const chunk = (type, data) => {
    const head = Buffer.from(`${type}\0\0\0\0`, 'latin1');
    head.writeUInt32BE(data.length + 8, 4);
    return Buffer.concat([head, data]);
  };
  return chunk('icns', Buffer.concat(images.filter(({ size }) => types[size]).map(({ size, data }) => chunk(types[size], data))));
}

const drawn = [];
for (const size of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) drawn.push({ size, data: await png(size) });
mkdirSync(folder, { recursive: true });
for (const { size, data } of drawn.filter(({ size }) => size <= 512)) writeFileSync(join(folder, `${size}x${size}.png`), data);
writeFileSync(join(folder, 'icon.ico'), ico(drawn.filter(({ size }) => size <= 256)));
writeFileSync(join(folder, 'icon.icns'), icns(drawn));
console.log(`icons: ${drawn.length} sizes, icon.ico, icon.icns`);
