import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { TheoremCard } from '../../src-shared/theorem-card';
import { terminal } from './host';

const cardsIn = (document: Record<string, unknown>) => document['cards'] as readonly TheoremCard[];

test('analyze --json has the cards whole, with what a rehearsal shows', async () => {
  const shell = await terminal();
  expect(await shell.edgelab('analyze', '--problem', 'quartic', '--eta', '1.1', '--json')).toBe(0);
  const card = cardsIn(shell.json()).find(({ id }) => id === 'theorem-2');
  expect(card?.applies).toBe(true);
  expect(card?.comparisons[0]?.observed).toBeCloseTo(0.814551626874541, 9);
});

test('the short form names what fails', async () => {
  const shell = await terminal();
  expect(await shell.edgelab('analyze', '--problem', 'quartic', '--eta', '1.2')).toBe(0);
  expect(shell.out).toContain('\nTheorems\n');
  expect(shell.out).toMatch(/Theorem 2: .* a hypothesis fails here\n {4}fails: 1 < K ≤ 1\.121 \(K = 1\.2\)/);
  expect(shell.out).not.toContain('$');
});

test('a stored run keeps its cards: show and the exported JSON have them', async () => {
  const shell = await terminal();
  const project = join(shell.folder, 'cards.edgelab');
  expect(await shell.edgelab('run', 'quartic-1.1', '--project', project)).toBe(0);
  expect(await shell.edgelab('show', '1', '--project', project)).toBe(0);
  expect(shell.out).toContain('Theorem 2: the quartic settles on a 2-cycle · true after a correction · its hypotheses hold here');
  expect(await shell.edgelab('show', '1', '--project', project, '--json')).toBe(0);
  const stored = cardsIn(shell.json());
  expect(stored.map(({ id }) => id)).toEqual(['theorem-1', 'lemma-2', 'theorem-2', 'litman']);
  for (const { observed } of stored[2]!.comparisons) expect(observed).not.toBeNull();
});
