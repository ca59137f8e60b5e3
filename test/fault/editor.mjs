/**
 * A laboratory in which the run history is edited, to be killed: `node editor.mjs <lab> <simulation> <store> <project> <edits> <first>`.
 * `edits`: a JSON file of calls, `[name, …arguments]` each; from the one with the number `first` on, every acknowledged one is printed.
 */
import { readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, simulationScript, storeScript, path, edits, first] = process.argv.slice(2);
const { createLab } = await import(pathToFileURL(bundle).href);
const lab = createLab({
  simulationScript,
  storeScript,
  dataFolder: join(dirname(path), 'data'),
  threads: 1,
  versions: { app: 'test', runtime: 'node', v8: process.versions.v8, platform: process.platform },
  emit: () => undefined,
});
const value = (answer) => {
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value;
};
value(await lab.openProject(path));
const calls = JSON.parse(readFileSync(edits, 'utf8'));
for (let k = Number(first); k < calls.length; k++) {
  const [name, ...args] = calls[k];
  value(await lab[name](...args));
  writeSync(1, `done ${k}\n`);
}
