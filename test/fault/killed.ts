/** A laboratory in a process of its own that says what is acknowledged, killed in the middle of it. */
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { expect } from 'vitest';

/** Kills the process `delay` ms after its first acknowledged edit; the value is its last whole line: what it said last. */
export async function killed(script: string, args: readonly string[], delay: number): Promise<string> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, script), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  let wrong = '';
  child.stderr.on('data', (text: Buffer) => (wrong += text.toString()));
  child.stdout.on('data', (text: Buffer) => {
    if (said === '') setTimeout(() => child.kill('SIGKILL'), delay);
    said += text.toString();
  });
  const signal = await new Promise((done) => child.on('close', (_code, by) => done(by)));
  expect(signal, wrong).toBe('SIGKILL');
  // The last line may be cut off: it was not said.
  return said.split('\n').slice(0, -1).at(-1) ?? '';
}
