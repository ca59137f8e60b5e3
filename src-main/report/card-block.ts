/** Theorem cards of a run. */
import { referenceOf } from '../../src-shared/bibliography';
import { applicationText, hypothesisValue, statusOfStatement, UNSEEN_NOTE, verdictText } from '../../src-shared/card-text';
import { figure } from '../../src-shared/figures';
import { words, type ReportNode } from '../../src-shared/report/document';
import type { BlockOf } from '../../src-shared/report/report';
import { reportWord, type ReportWord } from '../../src-shared/report/words';
import type { TheoremCard } from '../../src-shared/theorem-card';
import type { Making } from './compose';
import { paragraph, sentence } from './markdown';
import { originOf, runsAndMissing } from './origin';
import { told, toldParagraph } from './told';

export async function cardNodes(block: BlockOf<'card'>, making: Making): Promise<readonly ReportNode[]> {
  const { language } = making;
  const { runs, missing } = await runsAndMissing(making, [block.run]);
  const [run] = runs;
  if (run === undefined) return missing;
  const cards = run.analysis?.cards ?? [];
  const chosen = block.card === '' ? cards : cards.filter(({ id }) => id === block.card);
  if (chosen.length === 0) {
    const word = cards.length === 0 ? 'noCards' : 'missingCard';
    return [paragraph(words(reportWord(language, word, { run: run.id, card: block.card })), 'missing')];
  }
  return [...chosen.flatMap((card) => oneCard(card, making)), ...originOf([run], making)];
}

function oneCard(card: TheoremCard, { language }: Making): readonly ReportNode[] {
  const say = (word: ReportWord) => reportWord(language, word);
  const source = referenceOf(card.citation)?.text;
  const inWords = (text: string) => sentence(told(language, text));
  const part = (word: ReportWord, text: string | null): readonly ReportNode[] =>
    text === null || text === '' ? [] : [{ kind: 'heading', level: 4, parts: words(say(word)) }, toldParagraph(language, text)];
  return [
    { kind: 'heading', level: 3, parts: inWords(card.title) },
    paragraph(words(`${capital(told(language, statusOfStatement(card.status)))}; ${told(language, applicationText(card))}.`)),
    ...(card.status === 'unseen' ? [toldParagraph(language, UNSEEN_NOTE)] : []),
    toldParagraph(language, card.statement),
    {
      kind: 'table',
      caption: words(say('hypotheses')),
      columns: (['hypothesis', 'verdict', 'value'] as const).map((word) => ({ title: words(say(word)), numeric: false })),
      rows: card.hypotheses.map((one) => [
        inWords(one.text),
        words(told(language, verdictText(one.verdict))),
        inWords(hypothesisValue(one)),
      ]),
    },
    ...(card.comparisons.length === 0 ? [] : [comparisons(card, language)]),
    ...part('range', card.range),
    ...part('correction', card.correction),
    ...part('counterexample', card.counterexample),
    ...(source === undefined ? [] : [paragraph(words(`${say('source')}: ${source}.`), 'muted')]),
  ];
}

function comparisons({ comparisons: rows }: TheoremCard, language: Making['language']): ReportNode {
  const say = (word: ReportWord) => reportWord(language, word);
  const inWords = (text: string) => sentence(told(language, text));
  const number = (value: number | null) => words(value === null ? '–' : told(language, figure(value, 8)));
  return {
    kind: 'table',
    caption: words(say('predictedObserved')),
    columns: (['quantity', 'predicted', 'observed', 'note'] as const).map((word) => ({
      title: words(say(word)),
      numeric: word === 'predicted' || word === 'observed',
    })),
    rows: rows.map(({ name, predicted, observed, note }) => [inWords(name), number(predicted), number(observed), inWords(note)]),
  };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
