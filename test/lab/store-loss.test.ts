import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { bundled } from '../bundle';
import { hears, labIn, newFolder, startRun, valueOf } from './bench';
import { withEta } from './experiments';

test('when the store thread dies the runs end, the user is told, and another project can be opened', async () => {
  const folder = await newFolder();
  const script = join(folder, 'mortal-store.mjs');
  const store = pathToFileURL(await bundled('store')).href;
  // The real store thread, which dies on one layout.
  await writeFile(
    join(folder, 'death.mjs'),
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ call, args }) => { if (call === 'setLayout' && args[0] === 'die') process.exit(9); });`,
  );
  await writeFile(script, `import './death.mjs';\nimport ${JSON.stringify(store)};\n`);
  const { lab, heard } = await labIn(folder, { storeScript: script });
  const first = (await lab.project()).path;
  const runId = await startRun(lab, withEta('1.1', 1e9));
  await expect(lab.setLayout('die')).rejects.toThrow('store thread ended');
  await lab.runEnded(runId);
  const codes = () => heard.flatMap(({ payload }) => ('code' in payload ? [payload.code] : []));
  await hears(heard, () => codes().includes('run-not-stored'));
  expect(codes()).toContain('store-lost');
  expect(await lab.queue()).toMatchObject({ busy: 0, running: [], queued: 0 });

  const next = valueOf(await lab.createProject(join(folder, 'next.edgelab'), 'Next'));
  expect(next).toMatchObject({ title: 'Next', readOnly: null });
  const other = valueOf(await lab.openProject(first));
  expect(other.experiments.length).toBeGreaterThan(0);
});
