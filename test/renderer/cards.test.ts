import { computed, createSSRApp, type App, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { expect, test } from 'vitest';
import { accept, refuse, type Answer } from '../../src-shared/answer';
import { copyCards, saveCards } from '../../src-renderer/analysis/card-export';
import { createNotices } from '../../src-renderer/shell/notices';
import { deskKey, type Desk } from '../../src-renderer/shell/desk';
import { createWords } from '../../src-renderer/words';
import type { TheoremCard } from '../../src-shared/theorem-card';
import { cardsOfRun } from '../analysis/card-of';

// Type checking of this folder does not read single-file components.
const { default: CardList } = (await import('../../src-renderer/analysis/CardList.vue' as string)) as { default: Component };

function listOf(cards: readonly TheoremCard[]): App {
  const app = createSSRApp(CardList, { cards, name: 'Run 1' });
  // Drawing asks nothing of the desk; its buttons do.
  return app.use(createWords({ language: computed(() => 'en' as const) }, { lang: '' })).provide(deskKey, {} as Desk);
}

test('one component draws every card: verdicts in words and signs, numbers of both columns, the correction', async () => {
  const cards = cardsOfRun({ id: 'quartic', eta: '1.2', start: [0.8], steps: 4_000 });
  const page = await renderToString(listOf(cards));
  for (const { id } of cards) expect(page).toContain(`data-testid="card-${id}"`);
  expect(page).toContain('does not apply here');
  expect(page).toContain('true after a correction');
  expect(page).toMatch(/class="fails"[^>]*>.*?✗/s);
  expect(page).toContain('margin -0.079');
  // Predicted and observed.
  expect(page.match(/<td[^>]*>0\.73129\d*<\/td>/g)).toHaveLength(2);
  expect(page).toContain('Chen');
});

test('statements whose text was not available say so', async () => {
  const cards = cardsOfRun({ id: 'xy', eta: '1.05', start: [1.5, 0.8], steps: 400 });
  const page = await renderToString(listOf(cards.filter(({ status }) => status === 'unseen')));
  expect(page).toContain('no quotation');
  expect(page).toContain('wording not seen');
});

test('without cards there is a sentence and nothing to export', async () => {
  const page = await renderToString(listOf([]));
  expect(page).toContain('No theorem');
  expect(page).not.toContain('Export');
});

test('copied as text, saved as Markdown and as JSON; a refusal is told', async () => {
  const cards = cardsOfRun({ id: 'quartic', eta: '1.1', start: [0.8] });
  const written: string[] = [];
  const notices = createNotices();
  const desk = (answer: Answer<string>) => ({
    notices,
    lab: {
      copyText: (text: string) => Promise.resolve(void written.push(text)),
      saveText: (text: string, name: string) => Promise.resolve(answer).finally(() => written.push(name, text)),
    },
  });
  const say = (key: string) => key;
  await copyCards(desk(accept('')), cards, say);
  await saveCards(desk(accept('/a.md')), cards, 'Run 1', 'md', say);
  await saveCards(desk(accept('/a.json')), cards, 'Run 1', 'json', say);
  const [text = '', markdownName, markdown = '', jsonName, json = ''] = written;
  expect(text).toContain('Theorem 2: the quartic settles on a 2-cycle');
  expect(text).not.toContain('$');
  expect([markdownName, jsonName]).toEqual(['Run 1 theorems.md', 'Run 1 theorems.json']);
  expect(markdown).toContain('@misc{chen-bruna-iclr,');
  expect(JSON.parse(json)).toEqual(cards);
  await saveCards(desk(refuse('cannot-write', '/a.md', 'No room.', 'Choose another folder.')), cards, 'Run 1', 'md', say);
  expect(notices.list.value.map(({ tone }) => tone)).toContain('error');
});
