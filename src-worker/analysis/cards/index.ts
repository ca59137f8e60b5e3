/** The list of theorem cards. A new one is a file of its own and a line here. */
import type { TheoremCard } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { verdictOf } from './hypotheses';
import { balancing } from './balancing';
import { deepLinearCard } from './deep-linear';
import { kreisler } from './kreisler';
import { lemma1 } from './lemma-1';
import { lemma2 } from './lemma-2';
import { liangMontufar } from './liang-montufar';
import { limitingSharpnessCard } from './limiting-sharpness';
import { litman } from './litman';
import { mulayoffStich } from './mulayoff-stich';
import { productStability } from './product-stability';
import { symmetricFactorisation } from './symmetric-factorisation';
import { theorem1 } from './theorem-1';
import { theorem2 } from './theorem-2';
import { theorem3 } from './theorem-3';
import { theorem4 } from './theorem-4';
import { zhuCard } from './zhu';

export type { CardContext } from './card';

export const CARDS: readonly Card[] = [
  theorem1,
  lemma1,
  lemma2,
  theorem2,
  balancing,
  theorem3,
  symmetricFactorisation,
  theorem4,
  productStability,
  limitingSharpnessCard,
  litman,
  mulayoffStich,
  zhuCard,
  kreisler,
  liangMontufar,
  deepLinearCard,
];

/** The cards offered on this problem, in the order of the list. Numbers that are not finite (of a diverged run) are left out. */
export function cardsFor(context: CardContext): readonly TheoremCard[] {
  return CARDS.filter((card) => card.applies(context)).map((card) => {
    const filled = card.fill(context);
    return {
      id: card.id,
      ...filled,
      hypotheses: filled.hypotheses.map((hypothesis) => ({ ...hypothesis, margin: finite(hypothesis.margin) })),
      comparisons: filled.comparisons.map((row) => ({ ...row, predicted: finite(row.predicted), observed: finite(row.observed) })),
      applies: verdictOf(filled.hypotheses),
    };
  });
}

function finite(value: number | null): number | null {
  return value !== null && Number.isFinite(value) ? value : null;
}
