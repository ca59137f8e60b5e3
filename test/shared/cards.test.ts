import { expect, test } from 'vitest';
import { REFERENCE_KEYS, referenceOf } from '../../src-shared/bibliography';
import { cardMarkdown, cardPlainText, cardShortText, cardsMarkdown } from '../../src-shared/card-text';
import { plainText, texText } from '../../src-shared/tex-text';
import type { TheoremCard } from '../../src-shared/theorem-card';
import { PRESETS } from '../../src-worker/presets';

const CARD: TheoremCard = {
  id: 'theorem-2',
  title: 'Theorem 2',
  citation: 'chen-bruna-2023',
  status: 'corrected',
  statement: 'For $\\eta=K/\\mu$ a 2-cycle.',
  hypotheses: [
    { text: 'K > 1', verdict: 'holds', value: 'K = 1.2', margin: 0.2 },
    { text: 'K ≤ 1.121', verdict: 'fails', value: 'K = 1.2', margin: -0.079 },
    { text: 'ε small', verdict: 'shown', value: 'ε = 0.1', margin: null },
  ],
  applies: false,
  comparisons: [{ name: 'Smaller |x|', predicted: 0.8, observed: null, note: 'a | b' }],
  range: 'Up to $K=\\sqrt5-1$.',
  correction: 'Not sharp.',
  counterexample: null,
};

test('Markdown keeps the TeX, escapes bars in cells and leaves out what a card does not have', () => {
  const text = cardMarkdown(CARD);
  expect(text).toContain('$\\eta=K/\\mu$');
  expect(text).toContain('| Smaller \\|x\\| | 0.8 | – | a \\| b |');
  expect(text).toContain('**fails**: K ≤ 1.121: K = 1.2 (margin -0.079)');
  expect(text).toContain('### Correction');
  expect(text).not.toContain('### Counterexample');
  for (const line of text.split('\n').filter((one) => one.startsWith('|'))) expect(line.replaceAll('\\|', '').split('|')).toHaveLength(6);
});

test('a collection carries the BibTeX of each source once', () => {
  const text = cardsMarkdown([CARD, { ...CARD, id: 'other' }], 'Run 3');
  expect(text.startsWith('# Run 3\n')).toBe(true);
  expect(text.match(/@inproceedings\{chen-bruna-2023,/g)).toHaveLength(1);
});

test('an unseen statement is labelled in every form of text', () => {
  const unseen: TheoremCard = { ...CARD, status: 'unseen' };
  for (const text of [cardMarkdown(unseen), cardPlainText(unseen)]) expect(text).toContain('no quotation');
  expect(cardShortText(unseen)).toContain('wording not seen');
});

test('the short form names what fails', () => {
  expect(cardShortText(CARD)).toBe('Theorem 2 · true after a correction · a hypothesis fails here\n    fails: K ≤ 1.121 (K = 1.2)');
  expect(cardShortText({ ...CARD, applies: null, hypotheses: [] })).toContain('not every hypothesis can be checked');
});

test.each([
  ['\\sqrt5-1', '√5−1'],
  ["2/(f''-\\epsilon f''')", "2/(f''−εf''')"],
  ['\\tfrac{1}{2\\eta}|d_k|^2', '1/(2η)|d_k|²'],
  ['\\min\\{1/\\mu,\\;8\\}', 'min{1/μ, 8}'],
  ['\\sqrt{w_0^2-16\\mu(z_0-\\mu)}', '√(w_0²−16μ(z_0−μ))'],
  ['\\log\\cosh', 'log cosh'],
  ['\\bar x', 'x̄'],
  ['\\Vert XX^\\top-C\\Vert^2/4', '‖XXᵀ−C‖²/4'],
  ['x_{k+1}', 'x_(k+1)'],
])('%s in plain text', (tex, text) => expect(texText(tex)).toBe(text));

test('text around TeX stays as it is', () => {
  expect(plainText('at most $2$-cycles of 3-2 and a lone $')).toBe('at most 2-cycles of 3-2 and a lone $');
});

test('every reference has a text and BibTeX with its own key, and every preset cites one', () => {
  expect(REFERENCE_KEYS[0]).toBe('chen-bruna-2023');
  for (const key of REFERENCE_KEYS) {
    const reference = referenceOf(key)!;
    expect(reference.text).not.toContain('undefined');
    expect(reference.bibtex).toMatch(new RegExp(`^@(misc|book|inproceedings)\\{${key},\n  author = \\{`));
    expect(reference.bibtex.match(/\{/g)).toHaveLength(reference.bibtex.match(/\}/g)!.length);
  }
  for (const { info } of PRESETS) expect(referenceOf(info.citation), info.id).not.toBeNull();
  expect(referenceOf('toString')).toBeNull();
});
