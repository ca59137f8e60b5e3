/** The face of figures is inside them: as TrueType in PDF, as the characters needed in SVG, read back by other programs. */
import { createCanvas, GlobalFonts } from '@napi-rs/canvas';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { faces } from '../../src-main/figure/faces';
import { FontFile, fontWith } from '../../src-main/figure/font-subset';
import { makeFigure } from '../../src-main/figure/make-figure';
import type { RunsDrawing } from '../../src-shared/charts/drawing';
import { USUAL_PAPER, type FigureFormat } from '../../src-shared/figure/figure-request';
import { quarticTrace } from '../charts/samples';
import { newFolder, valueOf } from '../lab/bench';

const SIGNS = 'η λ₁ x² ′ ‖ξ‖ ≤ ∞ √ 10⁻³ ŵ <&> fi';
const options = { xRange: null, yRange: null, cursor: null, time: 'steps' } as const;
const drawing: RunsDrawing = { kind: 'runs', title: 'Losses', chart: 'loss', traces: [quarticTrace(1.1)], options };
/** Another program that reads PDF, where this machine has it. */
const poppler = (tool: string, ...words: string[]) => spawnSync(tool, words, { encoding: 'utf8' });
const made = (format: FigureFormat) =>
  Buffer.from(valueOf(makeFigure({ drawing, paper: { ...USUAL_PAPER, format }, caption: `Signs: ${SIGNS}.`, source: '{}' })).bytes);

test('an SVG has its text as lines, each as wide as its face sets it, and the face for just these characters', () => {
  const svg = made('svg').toString('utf8');
  const lines = [...svg.matchAll(/<text\b([^>]*)>([^<]*)<\/text>/g)];
  const said = lines.map(([, , text = '']) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'));
  expect(said).toContain(`Signs: ${SIGNS}.`);
  expect(said).toContain('step t');
  const faces = [...svg.matchAll(/url\(data:font\/ttf;base64,([^)]+)\)/g)].map(([, data = '']) => Buffer.from(data, 'base64'));
  expect(faces).toHaveLength(1);
  GlobalFonts.register(faces[0]!, 'From the drawing');
  const ruler = createCanvas(1, 1).getContext('2d');
  for (const [n, [, attributes = '']] of lines.entries()) {
    const size = Number(/ font-size="([\d.]+)"/.exec(attributes)?.[1]);
    const width = / textLength="([\d.]+)"/.exec(attributes)?.[1];
    ruler.font = `${size}px "From the drawing"`;
    if (width !== undefined) expect(ruler.measureText(said[n]!).width).toBeCloseTo(Number(width), 1);
  }
  expect(svg).not.toMatch(/<path[^>]*fill="#17202b"[^>]*d="M[^"]{2000}/);
});

test('a font with some characters draws them as the whole one does, also those put together from parts', () => {
  const all = new FontFile(faces().plain);
  const some = fontWith(all, SIGNS, 'Some signs');
  expect(some.length).toBeLessThan(12_000);
  GlobalFonts.register(some, 'Some signs');
  GlobalFonts.register(faces().plain, 'All signs');
  const drawn = (family: string) => {
    const canvas = createCanvas(1800, 120);
    const context = canvas.getContext('2d');
    context.scale(16, 16);
    context.font = `5px "${family}"`;
    context.fillText(SIGNS, 1, 5);
    return context.getImageData(0, 0, 1800, 120).data;
  };
  const [one, other] = [drawn('Some signs'), drawn('All signs')];
  // Hints are left out: an edge may be of another grey, a shape may not.
  const [ink, differing] = [other, one.map((value, i) => Math.abs(value - (other[i] ?? 0)))].map((all) =>
    all.filter((value) => value > 127),
  );
  expect(differing?.length).toBeLessThan((ink?.length ?? 0) / 100);
  expect(other.some((value) => value > 0)).toBe(true);
});

test('a PDF embeds TrueType faces and no drawings of glyphs', async () => {
  const pdf = made('pdf');
  const text = pdf.toString('latin1');
  expect(text).not.toMatch(/\/Subtype ?\/Type3/);
  expect(text).toMatch(/\/FontFile2 \d+ 0 R/);
  const path = join(await newFolder(), 'figure.pdf');
  await writeFile(path, pdf);
  const fonts = poppler('pdffonts', path);
  if (fonts.error !== undefined) return;
  const rows = fonts.stdout.split('\n').slice(2).filter(Boolean);
  expect(rows.length).toBeGreaterThan(0);
  for (const row of rows) expect(row).toMatch(/CID TrueType\s+Identity-H\s+yes yes yes/);
  expect(poppler('pdftotext', '-layout', path, '-').stdout).toContain(SIGNS);
});
