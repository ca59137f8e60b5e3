/**
 * A laboratory whose report is edited without end, to be killed: `node reporter.mjs <lab bundle> <simulation> <store> <project>`. Every
 * edit that was acknowledged is printed at once: `kept <number>`; the number is the report's title, and it has so many blocks (mod 40).
 */
import { writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [bundle, simulationScript, storeScript, path] = process.argv.slice(2);
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
const opened = await lab.openProject(path);
if (!opened.ok) value(await lab.createProject(path, 'Fault'));
const { report } = await lab.project();
const text = (n) => ({ id: `b${n}`, kind: 'text', markdown: `Paragraph ${n}. `.repeat(200) });
for (let n = report === '' ? 1 : Number(JSON.parse(report).title) + 1; ; n++) {
  const blocks = Array.from({ length: n % 40 }, (_, k) => text(k));
  value(await lab.setReport({ version: 1, title: String(n), author: '', language: 'en', blocks }, 'Edit report'));
  writeSync(1, `kept ${n}\n`);
}
