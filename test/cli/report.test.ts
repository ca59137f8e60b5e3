import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { labIn, newFolder, valueOf } from '../lab/bench';
import { reportFile } from '../../src-main/report/report-file';
import { everyBlock, keepReport, threeRuns } from '../report/project';
import { terminal } from './host';

test('edgelab report writes the file the window writes', { timeout: 60_000 }, async () => {
  const console = await terminal();
  const { lab } = await labIn(await newFolder());
  const project = join(console.folder, 'paper.edgelab');
  valueOf(await lab.createProject(project, 'Paper'));
  const runs = await threeRuns(lab);
  await keepReport(lab, everyBlock(runs).slice(0, 4));
  const same = { html: valueOf(await reportFile(lab, 'html')), pdf: valueOf(await reportFile(lab, 'pdf')) };
  await lab.close();
  for (const format of ['html', 'pdf'] as const) {
    expect(await console.edgelab('report', '--project', project, '--out', `out.${format}`)).toBe(0);
    expect((await readFile(join(console.folder, `out.${format}`))).equals(same[format])).toBe(true);
  }
  expect(await console.edgelab('report', '--project', project, '--out', 'out.doc')).toBe(2);
  expect(console.err).toContain('Use html or pdf.');
  expect(await console.edgelab('report', '--project', project, '--out', 'de.html', '--language', 'de')).toBe(0);
  expect(await readFile(join(console.folder, 'de.html'), 'utf8')).toContain('<html lang="de">');
  expect(await console.edgelab('report', '--project', project, '--out', 'fr.html', '--language', 'fr')).toBe(2);
});

test('a project without a report is named', async () => {
  const console = await terminal();
  expect(await console.edgelab('run', 'quartic', '--project', 'p.edgelab')).toBe(0);
  expect(await console.edgelab('report', '--out', 'out.html')).toBe(2);
  expect(console.err).toContain('This project has no report.');
});
