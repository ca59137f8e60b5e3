import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { createStore } from '../../src-main/store/store';
import { block, codeOf, experiment, newRun, request, sampleAt, valueOf } from '../store/samples';

const folder = mkdtempSync(join(tmpdir(), 'edgelab-full-'));

/** A disk of 4 MB of our own; null where this process may not mount one. */
function smallDisk(): string | null {
  try {
    execFileSync('/bin/mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    return null;
  }
}

const disk = smallDisk();
if (!disk) console.log('disk full: not run, because this process may not mount a small file system (needs root)');

afterAll(() => {
  if (disk) execFileSync('/bin/umount', [disk]);
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(!disk)('a full disk is said, keeps what was acknowledged, and is recovered from', () => {
  const ballast = join(folder, 'ballast');
  writeFileSync(ballast, Buffer.alloc(1_500_000));
  let durable = 0;
  const store = createStore((event) => {
    if (event.type === 'flushed') durable = event.samples;
  });
  const asked = request(folder, 'full.edgelab', 'create');
  valueOf(store.open(asked));
  const id = valueOf(store.edit({ kind: 'create-experiment', name: 'E', experiment: experiment() }, 'New'));
  const run = newRun({ experimentId: id });
  const runId = store.addRun(run);
  store.setRunStatus(runId, 'running');
  let taken = 0;
  let said = '';
  for (let start = 0; said === '' && start < 1_000_000; start += 5000) {
    try {
      store.appendSamples(runId, block(run.series, start, 5000));
      taken = start + 5000;
      store.flush();
    } catch (problem) {
      said = String(problem);
    }
  }
  expect(said).toContain('disk is full');
  expect(durable).toBeGreaterThan(10_000);
  expect(valueOf(store.samples(runId, 'loss', 0, 1e6))).toEqual(Float64Array.from({ length: durable }, (_, i) => sampleAt(1, i)));
  expect(() => store.appendSamples(runId, block(run.series, taken, 10))).toThrow('disk is full');
  expect(codeOf(store.saveAs(join(folder, 'copy.edgelab')))).toBe('disk-full');

  // Space comes back: the samples that waited are stored, and the run goes on where it was.
  rmSync(ballast);
  store.appendSamples(runId, block(run.series, taken, 10));
  store.finishRun(runId, { status: 'stopped', analysis: null, metrics: {}, error: 'The disk is full.', seconds: 1 });
  expect(valueOf(store.run(runId))).toMatchObject({ samples: taken + 10, status: 'stopped' });
  store.close();
  valueOf(store.open({ ...asked, mode: 'open' }));
  expect(valueOf(store.samples(runId, 'x', 0, 1e6))).toHaveLength(taken + 10);
  store.close();
});

test.skipIf(!disk)('a project on a full disk opens to be read', () => {
  const store = createStore(() => undefined);
  const asked = request(folder, 'full.edgelab', 'open');
  const full = join(folder, 'filler');
  try {
    writeFileSync(full, Buffer.alloc(5_000_000));
  } catch {
    // Filled to the last byte.
  }
  const project = valueOf(store.open(asked));
  expect(project.readOnly).toContain('disk is full');
  expect(project.runCount).toBe(1);
  store.close();
  rmSync(full);
});
