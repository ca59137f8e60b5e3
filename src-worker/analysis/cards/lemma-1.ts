/** Chen & Bruna, Lemma 1 (ICLR version): the 2-cycle where f''' = 0 at the minimum. */
import { figure } from '../../../src-shared/figures';
import type { Comparison, Hypothesis } from '../../../src-shared/theorem-card';
import type { Card, CardContext } from './card';
import { constantRate, decided, judged, shown } from './hypotheses';
import { derivatives, kink, vanishing } from './near-onset';
import { halfAmplitude } from './observed';

/** Derivatives beyond this order are not looked at. */
const HIGHEST = 14;

/** The derivatives and the lowest order k ≥ 4 with f^(k) ≠ 0 (null: none up to the highest); null unless f''' = 0. */
function flatness(context: CardContext): { readonly f: Float64Array; readonly k: number | null } | null {
  const f = derivatives(context, HIGHEST);
  if (!f || kink(context) !== null) return null;
  const zero = vanishing(f);
  if (!zero(3)) return null;
  for (let k = 4; k < HIGHEST; k++) if (!zero(k)) return { f, k };
  return { f, k: null };
}

export const lemma1: Card = {
  id: 'lemma-1',
  applies: (context) => flatness(context) !== null,
  fill: (context) => ({
    title: "Lemma 1: a 2-cycle where f''' = 0",
    citation: 'chen-bruna-iclr',
    status: 'corrected',
    statement:
      "Let $f'''=0$ at the minimum and $f^{(k)}$, $k\\ge4$, be the lowest derivative after $f''$ that is not zero. For even $k$ with $f^{(k)}<0$ a 2-cycle passes through $\\bar x-\\epsilon$ for an $\\eta$ in $(2/f'',\\,2/(f''+f^{(k)}\\epsilon^{k-2}))$; for odd $k$ with $f^{(k+1)}<0$ for an $\\eta$ in $(2/f'',\\,2/(f''-f^{(k)}\\epsilon^{k-2}))$.",
    hypotheses: hypotheses(context),
    comparisons: comparisons(context),
    range:
      "Exactly: $2/\\eta=f''+f^{(k)}a^{k-2}/(k-1)!+\\dots$ for even $k$ and $2/\\eta=f''+f^{(k+1)}a^{k-1}/k!+\\dots$ for odd $k$, with the half amplitude $a$. The theorem does not say how far the cycle stays stable; for $2\\sin x$ it does up to $\\eta=\\pi/2$.",
    correction:
      'For odd $k$ the printed interval is empty if $f^{(k)}<0$: read $f^{(k)}\\epsilon>0$, or $|f^{(k)}|$. The odd derivative itself drops out of the 2-cycle; $f^{(k+1)}$ decides.',
    counterexample:
      'f = x² − x⁵ − x⁶ has f⁽⁵⁾ < 0, so the printed interval is empty for every ε > 0, and yet the 2-cycle through x₀ = −0.1 exists (η = 1.000329).',
  }),
};

function hypotheses(context: CardContext): readonly Hypothesis[] {
  const { f, k } = flatness(context)!;
  const epsilon = context.analysis.minimum.x[0]! - context.start[0]!;
  const first = [judged("Local minimum: f'' > 0", f[2]!, `f'' = ${figure(f[2]!)}`), decided("f''' = 0", true, `f''' = ${figure(f[3]!)}`)];
  if (k === null) return [...first, decided('Some f⁽ᵏ⁾, k ≥ 4, is not zero', false, `all zero up to k = ${HIGHEST - 1}`)];
  const even = k + (k % 2);
  return [
    ...first,
    shown('Lowest derivative k ≥ 4 that is not zero', `k = ${k}, its value ${figure(f[k]!)}`),
    judged(
      k % 2 === 0 ? `k = ${k} is even: f^(${k}) < 0` : `k = ${k} is odd: f^(${even}) < 0`,
      -f[even]!,
      `f^(${even}) = ${figure(f[even]!)}`,
    ),
    ...(k % 2 === 0 ? [] : [judged(`f^(${k}) ε > 0 (only for the printed bound)`, f[k]! * epsilon, `ε = ${figure(epsilon)}`)]),
    shown('|ε| small', `|ε| = ${figure(Math.abs(epsilon))}`),
    ...constantRate(context),
  ];
}

function comparisons(context: CardContext): readonly Comparison[] {
  const { f, k } = flatness(context)!;
  if (k === null) return [];
  const even = k + (k % 2);
  let factorial = 1;
  for (let i = 2; i < even; i++) factorial *= i;
  const power = ((2 / context.analysis.eta - f[2]!) * factorial) / f[even]!;
  return [
    {
      name: 'Half amplitude of the 2-cycle',
      predicted: f[even]! < 0 && power > 0 ? power ** (1 / (even - 2)) : null,
      observed: halfAmplitude(context),
      note: `2/η = f'' + f^(${even}) a^${even - 2}/${even - 1}! to leading order.`,
    },
  ];
}
