import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { reportPdf } from '../../src-main/report/pdf';
import { reportFile } from '../../src-main/report/report-file';
import { labIn, newFolder, valueOf } from '../lab/bench';
import { everyBlock, keepReport, threeRuns } from './project';
import { sample } from './sample';

const text = (pdf: Buffer) => pdf.toString('latin1');
const count = (pdf: Buffer, what: RegExp) => text(pdf).match(what)?.length ?? 0;
/** Another program that reads PDF, where this machine has it. */
const poppler = (tool: string, ...words: string[]) => spawnSync(tool, words, { encoding: 'utf8' });
const present = poppler('pdfinfo', '-v').status !== null && poppler('pdfinfo', '-v').error === undefined;

describe('the structure of a PDF', () => {
  test('is tagged, has a language, a title and its fonts, and says what figures show', async () => {
    const pdf = await reportPdf(sample());
    expect(text(pdf).startsWith('%PDF-1.7')).toBe(true);
    expect(text(pdf)).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(text(pdf)).toMatch(/\/MarkInfo \d+ 0 R|\/MarkInfo <</);
    expect(text(pdf)).toContain('/Marked true');
    expect(text(pdf)).toContain('/Lang (en)');
    expect(text(pdf)).toContain('/DisplayDocTitle true');
    expect(text(pdf)).toContain('/Alt (Distance per step. It falls.)');
    for (const type of [
      'Document',
      'H1',
      'H2',
      'P',
      'L',
      'LI',
      'Lbl',
      'LBody',
      'BlockQuote',
      'Code',
      'Figure',
      'Table',
      'Caption',
      'TR',
      'TH',
      'TD',
      'Link',
    ])
      expect(count(pdf, new RegExp(`/S /${type}\\b`, 'g')), type).toBeGreaterThan(0);
    // One head, once, though the table goes over pages.
    expect(count(pdf, /\/Scope \/Column/g)).toBe(2 + 5);
    expect(count(pdf, /\/Scope \/Row/g)).toBe(1 + 60);
    const fonts = count(pdf, /\/FontDescriptor \d+ 0 R/g);
    expect(fonts).toBeGreaterThanOrEqual(4);
    expect(count(pdf, /\/FontFile2 \d+ 0 R/g)).toBe(fonts);
    expect(text(pdf)).not.toMatch(/\/JavaScript|\/JS\b|\/Launch|\/EmbeddedFile/);
  });

  test('equal reports are equal files', async () => {
    expect((await reportPdf(sample())).equals(await reportPdf(sample()))).toBe(true);
  });

  test.runIf(present)('another program reads the text, the structure and the fonts', async () => {
    const path = join(await newFolder(), 'report.pdf');
    await writeFile(path, await reportPdf(sample()));
    const info = poppler('pdfinfo', path);
    expect(info.stderr).toBe('');
    expect(info.stdout).toMatch(/Title:\s+Two-step descent ≤ the edge/);
    expect(info.stdout).toMatch(/Tagged:\s+yes/);
    expect(info.stdout).toMatch(/JavaScript:\s+no/);
    expect(info.stdout).toMatch(/CreationDate:.*2026/);
    const structure = poppler('pdfinfo', '-struct-text', path).stdout;
    expect(structure).toMatch(/H1 \(block\)\s+"Two-step descent ≤ the edge/);
    expect(structure.match(/^\s+TR \(block\)|^\s+TR\b/gm)?.length).toBe(2 + 61);
    // Every font is embedded, and its characters have meaning.
    const fonts = poppler('pdffonts', path).stdout.split('\n').slice(2).filter(Boolean);
    for (const line of fonts) expect(line).toMatch(/\syes\s+yes\s+yes\s/);
    const shown = poppler('pdftotext', '-layout', path, '-').stdout;
    expect(shown).toContain('0.1050000001');
    expect(shown).toContain('√5−1');
  });
});

test('the PDF of a real project shows the same numbers as the HTML', { timeout: 60_000 }, async () => {
  const { lab } = await labIn(await newFolder());
  const runs = await threeRuns(lab);
  await keepReport(lab, everyBlock(runs), { language: 'de', title: 'Zwei Schritte' });
  const pdf = valueOf(await reportFile(lab, 'pdf'));
  expect(text(pdf)).toContain('/Lang (de)');
  expect(valueOf(await reportFile(lab, 'pdf')).equals(pdf)).toBe(true);
  if (!present) return;
  const path = join(await newFolder(), 'report.pdf');
  await writeFile(path, pdf);
  const shown = poppler('pdftotext', path, '-').stdout.replace(/\s+/g, ' ');
  expect(shown).toContain('Lauf 999 ist nicht mehr in diesem Projekt');
  for (const { metrics } of runs) expect(shown).toContain(String(metrics['K']));
});
