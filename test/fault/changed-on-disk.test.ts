/** A cloud folder puts another file in place of one that is being written, and then the process is killed. */
import { spawn } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { bundled } from '../bundle';
import { sampleAt, valueOf } from '../store/samples';

const KILLS = Number(process.env['EDGELAB_REPLACED'] ?? 6);

/** Starts a recorder; after its first acknowledged edit `other` replaces the file, and some edits later the process is killed. */
async function replacedAndKilled(bundle: string, path: string, other: string, seed: number): Promise<number> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'recorder.mjs'), bundle, path, String(seed)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  let wrong = '';
  let stage = 0;
  const edits = () =>
    said
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('name '));
  let before = 0;
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
    if (stage === 0 && edits().length > 0) {
      stage = 1;
      renameSync(other, path);
      before = edits().length;
    }
    if (stage === 1 && edits().length > before + 1 + (seed % 4)) {
      stage = 2;
      child.kill('SIGKILL');
    }
  });
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  expect(signal, wrong).toBe('SIGKILL');
  return Number(edits().at(-1)?.split(' ')[1]);
}

test(
  `replaced while it is written and killed, ${KILLS} times: nothing acknowledged is lost, the other file is untouched`,
  async () => {
    const bundle = await bundled('store');
    for (let k = 0; k < KILLS; k++) {
      const folder = mkdtempSync(join(tmpdir(), 'edgelab-replaced-'));
      const [path, other] = [join(folder, 'mine.edgelab'), join(folder, 'theirs.tmp')];
      const make = createStore(() => undefined);
      const dataFolder = join(folder, 'data');
      valueOf(make.open({ path: join(folder, 'source.edgelab'), mode: 'create', title: '', unsaved: false, dataFolder }));
      make.close();
      copyFileSync(join(folder, 'source.edgelab'), other);
      rmSync(join(folder, 'source.edgelab'));
      const theirs = readFileSync(other);
      const acknowledged = await replacedAndKilled(bundle, path, other, 40 + k);
      expect(readFileSync(path).equals(theirs)).toBe(true);
      const copies = readdirSync(folder).filter((name) => name.includes('(conflict ') && name.endsWith('.edgelab'));
      expect(copies).toHaveLength(1);
      const store = createStore(() => undefined);
      const project = valueOf(store.open({ path: join(folder, copies[0]!), mode: 'open', title: '', unsaved: false, dataFolder }));
      expect(project.readOnly).toBeNull();
      expect(Number(project.experiments[0]?.name)).toBeGreaterThanOrEqual(acknowledged);
      for (let id = 1; id <= project.runCount; id++) {
        const run = valueOf(store.run(id));
        for (const [column, name] of run.series.entries()) {
          const values = valueOf(store.samples(id, name, 0, run.samples));
          expect(values.findIndex((value, i) => value !== sampleAt(column, i))).toBe(-1);
        }
      }
      store.close();
      rmSync(folder, { recursive: true });
    }
  },
  30_000 + KILLS * 10_000,
);
