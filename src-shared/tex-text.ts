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
  top: 'ᵀ',
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

/** One formula; commands not known keep their name. */
export function texText(tex: string): string {
  let text = tex;
  // Innermost groups first.
  for (let depth = 0; depth < 8; depth++) {
    const before = text;
    text = text
      .replace(/\\[td]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, (_, a: string, b: string) => `${grouped(a)}/${grouped(b)}`)
      .replace(/\\[td]?frac\s*(\d)\s*(\d)/g, '$1/$2')
      .replace(/\\sqrt\s*\{([^{}]*)\}/g, (_, a: string) => `√${grouped(a)}`)
      .replace(/\\(?:bar|overline)\s*\{?([a-zA-Z])\}?/g, '$1̄')
      .replace(/\\(?:text|mathrm|operatorname)\s*\{([^{}]*)\}/g, '$1')
      .replace(/\^\{([^{}]*)\}/g, (_, a: string) => (/^\d$/.test(a) ? SUPERSCRIPTS[Number(a)]! : `^${grouped(a)}`))
      .replace(/_\{([^{}]*)\}/g, '_$1');
    if (text === before) break;
  }
  return text
    .replace(/\\sqrt\s*/g, '√')
    .replace(/\\([a-zA-Z]+)\s?/g, (_, name: string) => SYMBOLS[name] ?? name)
    .replace(/\^(\d)/g, (_, digit: string) => SUPERSCRIPTS[Number(digit)]!)
    .replace(/\\[,;!:]/g, ' ')
    .replace(/\\\|/g, '‖')
    .replace(/[{}]/g, '')
    .replace(/(?<![\d.]e)-/g, '−')
    .replace(/\s+/g, ' ')
    .trim();
}

function grouped(part: string): string {
  return /^[\p{L}\p{N}\\']+$/u.test(part) ? part : `(${part})`;
}
