/** Cards as the jobs compute them: of a problem alone, or of a real run. */
import { defaultParams } from '../../src-shared/catalogue';
import type { Params } from '../../src-shared/spec';
import type { Comparison, Hypothesis, TheoremCard } from '../../src-shared/theorem-card';
import { analyse } from '../../src-worker/jobs/analyse';
import { trajectory } from '../../src-worker/jobs/trajectory';
import { problemById } from '../../src-worker/problems';
import { atEta, host } from '../jobs/experiments';

export interface Setting {
  readonly id: string;
  readonly params?: Params;
  /** η as text. */
  readonly eta: string;
  readonly start?: readonly number[];
  readonly steps?: number;
  readonly unit?: 'eta' | 'etaC';
}

function experimentOf({ id, params = {}, eta, start = [], steps = 400, unit = 'eta' }: Setting) {
  const { info } = problemById(id)!;
  return {
    version: 1 as const,
    problem: { id, params: { ...defaultParams(info), ...params } },
    start: [...start],
    startNoise: 0,
    seed: 1,
    rule: atEta(eta, unit),
    steps,
    divergenceBound: 1e6,
  };
}

export function cardsOfRun(setting: Setting): readonly TheoremCard[] {
  const answer = trajectory(experimentOf(setting), host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.analysis.cards ?? [];
}

export function cardsOfProblem(setting: Setting): readonly TheoremCard[] {
  const answer = analyse(experimentOf(setting), host());
  if (!answer.ok) throw new Error(answer.refusal.what);
  return answer.value.cards ?? [];
}

export function cardNamed(cards: readonly TheoremCard[], id: string): TheoremCard {
  const card = cards.find((one) => one.id === id);
  if (!card) throw new Error(`no card ${id} among ${cards.map((one) => one.id).join(', ')}`);
  return card;
}

/** The row whose name begins so. */
export function row(card: TheoremCard, name: string): Comparison {
  const found = card.comparisons.find((one) => one.name.startsWith(name));
  if (!found) throw new Error(`no row ${name} in ${card.id}`);
  return found;
}

export function hypothesis(card: TheoremCard, text: string): Hypothesis {
  const found = card.hypotheses.find((one) => one.text.includes(text));
  if (!found) throw new Error(`no hypothesis ${text} in ${card.id}`);
  return found;
}
