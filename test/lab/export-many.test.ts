/** Exports of many runs, read back by readers that had no part in the writing. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LabSession } from '../../src-main/lab/lab-session';
import type { ExportRequest } from '../../src-shared/export/request';
import type { RunView } from '../../src-shared/views';
import { labIn, newFolder, ranTo, startRun, valueOf } from './bench';
import { type QUARTIC, withEta } from './experiments';
import { bits, parquetFile, parquetRows } from './formats/readers';

const ALL: ExportRequest = {
  what: 'runs',
  format: 'parquet',
  runs: { kind: 'filter', filter: '' },
  columns: null,
  separate: false,
};

async function threeRuns() {
  const folder = await newFolder();
  const { lab, heard } = await labIn(folder);
  const runs: RunView[] = [];
  for (const [eta, steps] of [
    ['1.05', 300],
    ['1.1', 500],
    ['3', 50],
  ] as const)
    // prettier-ignore
    runs.push(await ranTo(lab, await startRun(lab, { ...withEta(eta, steps), seed: steps })));
  valueOf(await lab.tagRuns([2], ['paper', 'b'], []));
  valueOf(await lab.noteRun(1, 'a, "quoted"\nnote | with pipes & 50 %'));
  valueOf(await lab.renameRun(2, 'η_c × 1.1 # $x$'));
  const again: RunView[] = [];
  for (const { id } of runs) again.push(valueOf(await lab.run(id)));
  return { folder, lab, heard, runs: again };
}

async function written(lab: LabSession, folder: string, request: Partial<ExportRequest>, name = 'out'): Promise<string> {
  return valueOf(await lab.exportTo(1, { ...ALL, ...request }, join(folder, name))).path;
}

describe('many runs at once', () => {
  test('a table has a row for each, with parameters, outcome, metrics, tags, notes and versions', async () => {
    const { folder, lab, runs } = await threeRuns();
    const { rows } = await parquetRows(await parquetFile(await written(lab, folder, {})));
    expect(rows.map((row) => row['run'])).toEqual([1n, 2n, 3n]);
    for (const [k, run] of runs.entries()) {
      const row = rows[k]!;
      expect(row).toMatchObject({
        title: run.title,
        status: 'finished',
        outcome: run.outcome,
        note: run.note,
        tags: run.tags.join(' '),
      });
      expect(row['param.seed']).toBe(run.experiment.seed);
      expect(row['param.problem.id']).toBe('quartic');
      expect(row['version.engine']).toBe(run.versions.engine);
      for (const [key, value] of Object.entries(run.metrics)) expect(bits(Number(row[key])), key).toBe(bits(value));
    }
    expect(rows[1]).toMatchObject({
      outcome: 'period-p',
      period: 2n,
      tags: 'b paper',
    });
    // A metric one run lacks is missing there, not zero.
    const lacking = Object.keys(runs[1]!.metrics).filter((key) => !(key in runs[2]!.metrics));
    expect(lacking.length).toBeGreaterThan(0);
    for (const key of lacking) expect(rows[2]![key] ?? null).toBeNull();
  });

  test('filters and columns choose; a column no run has stays, empty', async () => {
    const { folder, lab } = await threeRuns();
    const runs = { kind: 'filter', filter: 'tag:paper' } as const;
    const csv = await readFile(
      await written(lab, folder, {
        format: 'csv',
        runs,
        columns: ['run', 'K', 'metric:eta', 'nothing'],
      }),
      'utf8',
    );
    expect(csv).toBe('run,K,eta,nothing\n2,1.1000000000000001,1.1000000000000001,\n');
    expect(await lab.exportTo(1, { ...ALL, runs: { kind: 'filter', filter: 'K>' } }, join(folder, 'x'))).toMatchObject({
      refusal: { code: 'bad-filter' },
    });
    expect(await lab.exportTo(1, { ...ALL, runs: { kind: 'filter', filter: 'tag:none' } }, join(folder, 'x'))).toMatchObject({
      refusal: { code: 'no-runs' },
    });
    expect(await lab.exportTo(1, { ...ALL, runs: { kind: 'ids', ids: [1, 9] } }, join(folder, 'x'))).toMatchObject({ ok: false });
    expect(await readdir(folder)).not.toContain('x');
  });

  test('Markdown and LaTeX keep their columns whatever titles hold', async () => {
    const { folder, lab } = await threeRuns();
    const columns = ['run', 'title', 'note', 'metric:finalLoss'];
    const md = (await readFile(await written(lab, folder, { format: 'md', columns }), 'utf8')).trimEnd().split('\n');
    expect(md).toHaveLength(2 + 3);
    // Unescaped pipes: as many in every line.
    for (const line of md) expect(line.replace(/\\\|/g, '').match(/\|/g)).toHaveLength(columns.length + 1);
    const tex = (await readFile(await written(lab, folder, { format: 'tex', columns }), 'utf8')).trimEnd().split('\n');
    const body = tex.filter((line) => line.endsWith('\\\\'));
    expect(body).toHaveLength(1 + 3);
    for (const line of body) expect(line.replace(/\\&/g, '').match(/&/g)).toHaveLength(columns.length - 1);
    expect(tex.join('\n')).toContain('$\\eta$\\_c $\\times$ 1.1 \\# \\$x\\$');
  });

  test('series of many runs are one long table, or a file for each', async () => {
    const { folder, lab, runs } = await threeRuns();
    const { rows } = await parquetRows(await parquetFile(await written(lab, folder, { what: 'series' })));
    expect(rows).toHaveLength(runs.reduce((sum, { samples }) => sum + samples, 0));
    let at = 0;
    for (const run of runs)
      for (let step = 0; step < run.samples; step++, at++)
        expect([rows[at]!['run'], rows[at]!['step']]).toEqual([BigInt(run.id), BigInt(step)]);
    const each = await written(lab, folder, { what: 'series', separate: true }, 'each');
    expect((await readdir(each)).sort()).toEqual(['run-1.parquet', 'run-2.parquet', 'run-3.parquet']);
    const second = await parquetRows(await parquetFile(join(each, 'run-2.parquet')));
    const inLong = rows.filter((row) => row['run'] === 2n);
    for (const name of runs[1]!.series)
      expect(second.rows.map((row) => bits(Number(row[name])))).toEqual(inLong.map((row) => bits(Number(row[name]))));
  });

  test('a specification runs again to the same bits', async () => {
    const { folder, lab, runs } = await threeRuns();
    const each = await written(lab, folder, { what: 'specification', format: 'json' }, 'specifications');
    const experiment = JSON.parse(await readFile(join(each, 'run-2.json'), 'utf8')) as typeof QUARTIC;
    const again = await ranTo(lab, await startRun(lab, experiment));
    expect(again.metrics).toEqual(runs[1]!.metrics);
  });

  test('the clipboard gets tab-separated text without breaks inside cells, or Markdown', async () => {
    const { lab } = await threeRuns();
    const tsv = valueOf(await lab.exportText({ ...ALL, columns: ['run', 'note', 'metric:K'] }, 'tsv'))
      .trimEnd()
      .split('\n');
    expect(tsv.map((line) => line.split('\t').length)).toEqual([3, 3, 3, 3]);
    expect(tsv[1]).toBe('1\ta, "quoted" note | with pipes & 50 %\t1.05');
    expect(valueOf(await lab.exportText(ALL, 'md'))).toContain('| run | title |');
  });

  test('an export that was asked to stop writes nothing', async () => {
    const { folder, lab } = await threeRuns();
    const answer = lab.exportTo(7, { ...ALL, what: 'series' }, join(folder, 'stopped.parquet'));
    // The call has begun when it has asked for the project.
    await lab.project();
    await lab.stopExport(7);
    const ended = await answer;
    if (!ended.ok) expect(ended.refusal.code).toBe('stopped');
    expect((await readdir(folder)).includes('stopped.parquet')).toBe(ended.ok);
  });
});
