/** Theorem cards out of the window: onto the clipboard, or into a file. */
import { cardPlainText, cardsMarkdown } from '../../src-shared/card-text';
import { asData } from '../../src-shared/decimal-mark';
import type { TheoremCard } from '../../src-shared/theorem-card';
import type { Say } from '../shell/actions';
import type { Desk } from '../shell/desk';

type Outside = Pick<Desk, 'notices'> & { readonly lab: Pick<Desk['lab'], 'copyText' | 'saveText'> };

export async function copyCards(desk: Outside, cards: readonly TheoremCard[], say: Say): Promise<void> {
  await desk.lab.copyText(asData(() => cards.map(cardPlainText).join('\n')));
  desk.notices.tell(say('cards.copied'));
}

/** `name` heads the file and names it. */
export async function saveCards(desk: Outside, cards: readonly TheoremCard[], name: string, kind: 'md' | 'json', say: Say): Promise<void> {
  const text = kind === 'md' ? asData(() => cardsMarkdown(cards, name)) : `${JSON.stringify(cards, null, 2)}\n`;
  const answer = await desk.lab.saveText(text, `${name} theorems.${kind}`);
  if (answer.ok) desk.notices.tell(say('cards.exported'), answer.value);
  else desk.notices.refused(answer.refusal);
}
