/** axe, and what it found, each with the places it concerns. */
import type { AxeResults } from 'axe-core';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

/** axe-core as a script; what a test evaluates is exempt from the page's policy. */
export function axeSource(): Promise<string> {
  return readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
}

export function found({ violations: all }: Pick<AxeResults, 'violations'>): readonly string[] {
  return all.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
