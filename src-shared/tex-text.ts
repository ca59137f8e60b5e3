/** Short TeX as plain text, for the command line and the clipboard: `\sqrt5-1` becomes √5−1. */
const SYMBOLS: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  lambda: 'λ',
  mu: 'μ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  kappa: 'κ',
  theta: 'θ',
  Phi: 'Φ',
  nabla: '∇',
  le: '≤',
  ge: '≥',
  ne: '≠',
  to: '→',
  in: '∈',
  pm: '±',
  mp: '∓',
  cdot: '·',
  times: '×',
  dots: '…',
  infty: '∞',
  approx: '≈',
  sum: 'Σ',
  lceil: '⌈',
  rceil: '⌉',
  top: 'ᵀ',
  bigm: '',
  perp: '⊥',
  langle: '⟨',
  rangle: '⟩',
  max: 'max',
  min: 'min',
  log: 'log',
  cosh: 'cosh',
  sin: 'sin',
  left: '',
  right: '',
  bigl: '',
  bigr: '',
  quad: ' ',
  int: '∫',
  Vert: '‖',
  vert: '|',
  mapsto: '↦',
  ll: '≪',
};
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Text with TeX between dollar signs as plain text. */
export function plainText(text: string): string {
  return text.replace(/\$([^$]+)\$/g, (_, tex: string) => texText(tex));
}

/** Commands that take arguments: they are left for the second pass. */
const STRUCTURES = /^(?:[td]?frac|sqrt|bar|overline|tilde|text|mathrm|operatorname)$/;
const ACCENTS: Readonly<Record<string, string>> = { bar: '\u0304', overline: '\u0304', tilde: '\u0303' };

/** One formula; commands not known keep their name. */
export function texText(tex: string): string {
  let text = tex
    .replace(/\\[{]/g, '\u2983')
    .replace(/\\[}]/g, '\u2984')
    .replace(/\\\|/g, '‖')
    .replace(/\\[,;!: ]/g, ' ')
    .replace(/\\([a-zA-Z]+)(\s?)/g, (whole, name: string, space: string) => {
      if (STRUCTURES.test(name)) return whole;
      const symbol = SYMBOLS[name] ?? name;
      return /^[a-z]{2,}$/.test(symbol) ? ` ${symbol}${space}` : symbol;
    });
  // Innermost groups first.
  for (let depth = 0; depth < 8; depth++) {
    const before = text;
    text = text
      .replace(/\\(bar|overline|tilde)\s*\{?(\p{L})\}?/gu, (_, name: string, letter: string) => `${letter}${ACCENTS[name] ?? ''}`)
      .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, a: string, b: string) => `${grouped(a)}/${below(b)}`)
      .replace(/\\[td]?frac\s*(\d)\s*(\d)/g, '$1/$2')
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, a: string) => `√${grouped(a)}`)
      .replace(/\\(?:text|mathrm|operatorname)\s*\{([^{}]*)\}/g, '$1')
      .replace(/\^\{([^{}]*)\}/g, (_, a: string) => (/^\d$/.test(a) ? SUPERSCRIPTS[Number(a)]! : `^${grouped(a)}`))
      .replace(/_\{([^{}]*)\}/g, (_, a: string) => `_${grouped(a)}`);
    if (text === before) break;
  }
  return text
    .replace(/\\sqrt\s*/g, '√')
    .replace(/\^(\d)/g, (_, digit: string) => SUPERSCRIPTS[Number(digit)]!)
    .replace(/[{}\\]/g, '')
    .replaceAll('^ᵀ', 'ᵀ')
    .replace(/-/g, '−')
    .replaceAll('\u2983', '{')
    .replaceAll('\u2984', '}')
    .replace(/\s+/g, ' ')
    .replace(/([([{]) /g, '$1')
    .trim();
}

/** A denominator: in brackets unless it is one letter or one number. */
function below(part: string): string {
  return /^(?:\p{L}\p{M}*|\p{N}+)$/u.test(part) ? part : `(${part})`;
}

function grouped(part: string): string {
  return /^(?:[\p{L}\p{N}\p{M}.']+|\([^()]*\))$/u.test(part) ? part : `(${part})`;
}
