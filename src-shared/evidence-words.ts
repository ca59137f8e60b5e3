import { figure } from './figures';
import type { Evidence } from './spec';

type Sentence = (value: (name: string) => string) => string;

/** The sentence of each evidence code; `value` gives one of its numbers as text. */
const SENTENCES: Readonly<Record<string, Sentence>> = {
  settled: (value) =>
    `Newton's method solved for the orbit and the iterates are drawn to it: distance ${value('distance')}, dominant multiplier of modulus ${value('multiplier')}${continued(value)}.`,
  'positive-exponent': (value) =>
    `No stable orbit was found, and the Lyapunov exponent ${value('exponent')} ± ${value('standardError')} over ${value('steps')} steps lies clearly above zero${continued(value)}.`,
  'bound-passed': (value) => `At step ${value('step')} the iterate passed the divergence bound ${value('bound')}.`,
  'not-finite': (value) => `At step ${value('step')} the iterate was no longer a finite number.`,
  'leaves-when-continued': (value) => `Iterated further by the analysis, it leaves every bound within ${value('continuedSteps')} steps.`,
  marginal: (value) =>
    `The dominant multiplier (modulus ${value('multiplier')}) of the nearest orbit (period ${value('period')}) lies on the unit circle as far as can be told.`,
  'on-unstable-orbit': (value) =>
    `The iterates repeat exactly on an unstable orbit of period ${value('period')} (dominant multiplier of modulus ${value('multiplier')}); rounding alone keeps them there.`,
  undecided: (value) =>
    `Neither did Newton's method find an orbit that attracts the iterates, nor does the Lyapunov exponent (${value('exponent')} ± ${value('standardError')}) exceed zero clearly.`,
  drifting: (value) =>
    `The Lyapunov exponent (${value('exponent')} ± ${value('standardError')}) exceeds zero, but the iterates drift one way all the time: how they end is not known.`,
  'left-to-the-run': () => 'The preview’s time did not suffice for a verdict: run the experiment to get one.',
  stopped: () => 'The analysis was stopped before it could decide.',
};

function continued(value: (name: string) => string): string {
  return value('continuedSteps') === '0' || value('continuedSteps') === '?' ? '' : `, after ${value('continuedSteps')} further steps`;
}

/** What an outcome rests on, as a sentence; a code without one is shown with its numbers. */
export function evidenceSentence(evidence: Evidence): string {
  const value = (name: string) => (evidence.values[name] === undefined ? '?' : figure(evidence.values[name], 5));
  const sentence = SENTENCES[evidence.code];
  if (sentence) return sentence(value);
  const numbers = Object.keys(evidence.values).map((name) => `${name} = ${value(name)}`);
  return `${evidence.code.replaceAll('-', ' ')}${numbers.length > 0 ? ` (${numbers.join(', ')})` : ''}.`;
}
