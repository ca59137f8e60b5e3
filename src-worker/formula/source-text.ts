/** A typed formula with the signs of print replaced by those of the keyboard, each character knowing where it came from. */
import type { Refusal } from '../../src-shared/answer';

export interface SourceText {
  readonly plain: string;
  /** Index in the original text of every character of `plain`, and its length at the end. */
  readonly origin: readonly number[];
}

const SIGNS: Readonly<Record<string, string>> = { '−': '-', '–': '-', '·': '*', '×': '*', '⋅': '*', '∗': '*', '÷': '/', '∕': '/' };
const SPACES = /[\u00a0\u2009\u202f\t\r]/;
const GREEK: Readonly<Record<string, string>> = {
  ...{ α: 'alpha', β: 'beta', γ: 'gamma', δ: 'delta', ε: 'epsilon', η: 'eta', θ: 'theta', κ: 'kappa', λ: 'lambda', μ: 'mu', µ: 'mu' },
  ...{ ν: 'nu', ξ: 'xi', π: 'pi', ρ: 'rho', σ: 'sigma', τ: 'tau', φ: 'phi', χ: 'chi', ψ: 'psi', ω: 'omega' },
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉';
const WORD = /[A-Za-z0-9_]/;

/** Greek letters become names of their own (μx is mu x), raised digits powers, lowered ones part of the name. */
export function sourceOf(text: string): SourceText {
  let plain = '';
  const origin: number[] = [];
  const put = (piece: string, index: number) => {
    for (const sign of piece) {
      plain += sign;
      origin.push(index);
    }
  };
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!;
    const raised = SUPERSCRIPTS.indexOf(sign);
    const lowered = SUBSCRIPTS.indexOf(sign);
    if (Object.hasOwn(GREEK, sign)) {
      const next = text[i + 1] ?? '';
      const apart = /[A-Za-z]/.test(next) || Object.hasOwn(GREEK, next);
      put((WORD.test(plain.at(-1) ?? '') ? ' ' : '') + GREEK[sign]! + (apart ? ' ' : ''), i);
    } else if (raised >= 0) {
      const begins = i === 0 || !SUPERSCRIPTS.includes(text[i - 1]!);
      const ends = !SUPERSCRIPTS.includes(text[i + 1] ?? ' ');
      put((begins ? '^' : '') + raised + (ends ? ' ' : ''), i);
    } else put(lowered >= 0 ? String(lowered) : SPACES.test(sign) ? ' ' : (SIGNS[sign] ?? sign), i);
  }
  origin.push(text.length);
  return { plain, origin };
}

/** A refusal that points at [from, to) of the plain text. */
export function pointing(refusal: Refusal, { origin }: SourceText, from: number, to: number): Refusal {
  const last = origin.length - 1;
  const start = origin[Math.min(Math.max(from, 0), last)]!;
  const end = to > from && to <= last ? origin[to - 1]! + 1 : origin[last]!;
  return { ...refusal, span: [start, Math.max(start, end)] };
}
