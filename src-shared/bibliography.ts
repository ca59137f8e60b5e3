/**
 * The papers the laboratory rests on: one key, a text for people and an entry for BibTeX. Where a paper's title was not at hand only
 * its authors and number stand here.
 */
export interface Reference {
  /** Authors, title and where to find it, in one line. */
  readonly text: string;
  readonly bibtex: string;
}

interface Entry {
  readonly authors: string;
  readonly title?: string;
  readonly year?: number;
  readonly where?: string;
  readonly arxiv?: string;
  readonly kind?: 'inproceedings' | 'book';
}

const ENTRIES = {
  'chen-bruna-2023': {
    authors: 'Lei Chen and Joan Bruna',
    title: 'Beyond the Edge of Stability via Two-step Gradient Updates',
    year: 2023,
    where: 'International Conference on Machine Learning (ICML)',
    arxiv: '2206.04172',
    kind: 'inproceedings',
  },
  'chen-bruna-iclr': {
    authors: 'Lei Chen and Joan Bruna',
    title: 'On Gradient Descent Convergence Beyond the Edge of Stability',
    year: 2023,
    where: 'earlier version of arXiv 2206.04172; ICLR 2023 submission JgwnZxlxA46',
  },
  'zhu-2022': {
    authors: 'Xingyu Zhu and Zixuan Wang and Xiang Wang and Mo Zhou and Rong Ge',
    title: 'Understanding Edge-of-Stability Training Dynamics with a Minimalist Example',
    year: 2022,
    arxiv: '2210.03294',
  },
  'litman-2026': { authors: 'Elon Litman', title: 'The Origin of Edge of Stability', year: 2026, arxiv: '2604.20446' },
  'liang-montufar-2025': {
    authors: 'Shuang Liang and Guido Montúfar',
    title: 'Gradient Descent with Large Step Sizes: Chaos and Fractal Convergence Region',
    year: 2025,
    arxiv: '2509.25351',
  },
  'gan-2026': {
    authors: 'Eric Gan',
    title: 'Product-Stability: Provable Convergence for Gradient Descent on the Edge of Stability',
    year: 2026,
    arxiv: '2604.02653',
  },
  'gan-2026-bifurcation': { authors: 'Gan', year: 2026, arxiv: '2606.15551' },
  'ghosh-2025': {
    authors: 'Avrajit Ghosh and Soo Min Kwon and Rongrong Wang and Saiprasad Ravishankar and Qing Qu',
    title: 'Learning Dynamics of Deep Linear Networks Beyond the Edge of Stability',
    year: 2025,
    arxiv: '2502.20531',
  },
  'mulayoff-stich-2026': {
    authors: 'Rotem Mulayoff and Sebastian U. Stich',
    title: 'On the Stability of Nonlinear Dynamics in GD and SGD: Beyond Quadratic Potentials',
    year: 2026,
    arxiv: '2602.14789',
  },
  'chen-2023-quadratic-regression': {
    authors: 'Xuxing Chen and Krishnakumar Balasubramanian and Promit Ghosal and Bhavya Agrawalla',
    title: 'From Stability to Chaos: Analyzing Gradient Descent Dynamics in Quadratic Regression',
    year: 2023,
    arxiv: '2310.01687',
  },
  kreisler: {
    authors: 'Itai Kreisler and Mor Shpigel Nacson and Daniel Soudry and Yair Carmon',
    title: 'Gradient Descent Monotonically Decreases the Sharpness of Gradient Flow Solutions in Scalar Networks and Beyond',
    year: 2023,
    arxiv: '2305.13064',
  },
  damian: {
    authors: 'Damian and others',
    title: 'Self-Stabilization: The Implicit Bias of Gradient Descent at the Edge of Stability',
    where: 'International Conference on Learning Representations (ICLR) 2023',
    arxiv: '2209.15594',
  },
  'song-yun': { authors: 'Song and Yun', arxiv: '2307.04204' },
  ahn: { authors: 'Ahn and others', arxiv: '2212.07469' },
  wang: { authors: 'Wang and others' },
  'altschuler-parrilo': { authors: 'Altschuler and Parrilo' },
  'cohen-2021': {
    authors: 'Cohen and others',
    title: 'Gradient Descent on Neural Networks Typically Occurs at the Edge of Stability',
    year: 2021,
    where: 'International Conference on Learning Representations (ICLR)',
    arxiv: '2103.00065',
  },
  kuznetsov: { authors: 'Yuri A. Kuznetsov', title: 'Elements of Applied Bifurcation Theory', where: 'Springer', kind: 'book' },
} satisfies Readonly<Record<string, Entry>>;

export type ReferenceKey = keyof typeof ENTRIES;

export const REFERENCE_KEYS = Object.keys(ENTRIES) as readonly ReferenceKey[];

/** The reference with this key, or null. */
export function referenceOf(key: string): Reference | null {
  const entry: Entry | undefined = Object.hasOwn(ENTRIES, key) ? ENTRIES[key as ReferenceKey] : undefined;
  return entry ? { text: textOf(entry), bibtex: bibtexOf(key, entry) } : null;
}

function textOf({ authors, title, year, where, arxiv }: Entry): string {
  const names = authors.replaceAll(' and others', ' et al.').split(' and ').join(', ');
  const head = title === undefined ? names : `${names}: ${title}`;
  const date = year === undefined || (where ?? '').includes(String(year)) ? '' : String(year);
  return [head, where ?? '', date, arxiv === undefined ? '' : `arXiv ${arxiv}`].filter((part) => part !== '').join(', ');
}

function bibtexOf(key: string, { authors, title, year, where, arxiv, kind }: Entry): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ['author', authors],
    ['title', title === undefined ? undefined : `{${title}}`],
    [kind === 'inproceedings' ? 'booktitle' : kind === 'book' ? 'publisher' : 'howpublished', where],
    ['year', year?.toString()],
    ['eprint', arxiv],
    ['archiveprefix', arxiv === undefined ? undefined : 'arXiv'],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}}`]));
  return `@${kind ?? 'misc'}{${key},\n${lines.join(',\n')}\n}`;
}
