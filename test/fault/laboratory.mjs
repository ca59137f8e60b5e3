/**
 * A laboratory that computes a sweep, to be killed: `node laboratory.mjs <lab bundle> <simulation> <store> <project> <spec JSON> <threads>`.
 * It resumes the project's sweep, or starts it; `blocks <number>` is printed when so many are durable, `end <status>` at the end.
 */
import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, simulationScript, storeScript, path, specText, threads] = process.argv.slice(2);
const { createLab } = await import(pathToFileURL(bundle).href);
const say = (line) => writeSync(1, `${line}\n`);
const value = (answer) => {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
};
const lab = createLab({
  simulationScript,
  storeScript,
  dataFolder: join(dirname(path), 'data'),
  threads: Number(threads),
  versions: { app: 'test', runtime: 'node', v8: process.versions.v8, platform: process.platform },
  // The list counts what is stored; `sweepChanged` says that more is durable.
  emit: (event) => event === 'sweepChanged' && void lab.sweeps().then(([row]) => row && say(`blocks ${row.blocksDone}`)),
});
const opened = await lab.openProject(path);
if (!opened.ok) value(await lab.createProject(path, 'Fault'));
const [row] = await lab.sweeps();
const id = row?.id ?? value(await lab.startSweep('Fault', JSON.parse(specText), null));
if (row) value(await lab.resumeSweep(id));
await lab.sweepEnded(id);
say(`end ${(await lab.sweeps())[0].status}`);
await lab.close();
