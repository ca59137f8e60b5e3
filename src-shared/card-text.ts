/** A theorem card as Markdown (for export) and as plain text (for the command line and the clipboard). */
import { referenceOf } from './bibliography';
import { figure } from './figures';
import { plainText } from './tex-text';
import type { Hypothesis, TheoremCard } from './theorem-card';

const STATUS: Readonly<Record<TheoremCard['status'], string>> = {
  true: 'true as printed',
  corrected: 'true after a correction',
  false: 'false as stated',
  unseen: 'wording not seen',
};

export function statusOfStatement(status: TheoremCard['status']): string {
  return STATUS[status];
}

/** Does the theorem apply here, in a few words. */
export function applicationText({ applies }: Pick<TheoremCard, 'applies'>): string {
  if (applies === null) return 'not every hypothesis can be checked';
  return applies ? 'its hypotheses hold here' : 'a hypothesis fails here';
}

const VERDICTS: Readonly<Record<Hypothesis['verdict'], string>> = {
  holds: 'holds',
  fails: 'fails',
  'not-checkable': 'not checkable',
  shown: 'shown, not judged',
};

export function verdictText(verdict: Hypothesis['verdict']): string {
  return VERDICTS[verdict];
}

export const UNSEEN_NOTE = 'The text of this statement was not available: the wording is ours and no quotation.';

/** `value (margin 0.02)`. */
export function hypothesisValue({ value, margin }: Hypothesis): string {
  return margin === null ? value : `${value} (margin ${figure(margin, 4)})`;
}

export function cardMarkdown(card: TheoremCard): string {
  const rows = card.comparisons.map(
    ({ name, predicted, observed, note }) => `| ${cell(name)} | ${number(predicted)} | ${number(observed)} | ${cell(note)} |`,
  );
  const lines = [
    `## ${card.title}`,
    '',
    `*${STATUS[card.status]}; ${applicationText(card)}.* ${sourceText(card)}`,
    '',
    ...(card.status === 'unseen' ? [UNSEEN_NOTE, ''] : []),
    card.statement,
    '',
    '### Hypotheses',
    '',
    ...card.hypotheses.map((hypothesis) => `- **${VERDICTS[hypothesis.verdict]}**: ${hypothesis.text}: ${hypothesisValue(hypothesis)}`),
    '',
    ...(rows.length === 0
      ? []
      : ['### Predicted and observed', '', '| Quantity | Predicted | Observed | Note |', '|---|---|---|---|', ...rows, '']),
    ...section('Range', card.range),
    ...section('Correction', card.correction),
    ...section('Counterexample', card.counterexample),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

export function cardsMarkdown(cards: readonly TheoremCard[], title: string): string {
  const keys = [...new Set(cards.map(({ citation }) => citation))];
  const entries = keys.flatMap((key) => referenceOf(key)?.bibtex ?? []);
  return `# ${title}\n\n${cards.map(cardMarkdown).join('\n')}\n## References\n\n\`\`\`bibtex\n${entries.join('\n\n')}\n\`\`\`\n`;
}

/** The whole card without markup. */
export function cardPlainText(card: TheoremCard): string {
  const lines = [
    card.title,
    `${STATUS[card.status]}; ${applicationText(card)}. ${sourceText(card)}`,
    ...(card.status === 'unseen' ? [UNSEEN_NOTE] : []),
    card.statement,
    ...card.hypotheses.map((hypothesis) => `  ${VERDICTS[hypothesis.verdict]}: ${hypothesis.text}: ${hypothesisValue(hypothesis)}`),
    ...card.comparisons.map(({ name, predicted, observed }) => `  ${name}: predicted ${number(predicted)}, observed ${number(observed)}`),
    ...(card.range === '' ? [] : [`Range: ${card.range}`]),
    ...(card.correction === null ? [] : [`Correction: ${card.correction}`]),
    ...(card.counterexample === null ? [] : [`Counterexample: ${card.counterexample}`]),
  ];
  return `${lines.map(plainText).join('\n')}\n`;
}

/** One or two lines: the title, whether it applies, and what fails. */
export function cardShortText(card: TheoremCard): string {
  const failing = card.hypotheses.filter(({ verdict }) => verdict === 'fails' || verdict === 'not-checkable');
  const why = failing.map((hypothesis) => `${VERDICTS[hypothesis.verdict]}: ${hypothesis.text} (${hypothesis.value})`).join('; ');
  const head = `${card.title} · ${STATUS[card.status]} · ${applicationText(card)}`;
  return plainText(why === '' ? head : `${head}\n    ${why}`);
}

function sourceText({ citation }: TheoremCard): string {
  const reference = referenceOf(citation);
  return reference === null ? '' : `Source: ${reference.text}.`;
}

function section(title: string, text: string | null): readonly string[] {
  return text === null || text === '' ? [] : [`### ${title}`, '', text, ''];
}

function number(value: number | null): string {
  return value === null ? '–' : figure(value, 8);
}

/** A bar would end the cell. */
function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
