/** What the help explains: charts and words, each with its formulas. Titles and texts are words (`help.<id>`); symbols as in MODEL.md. */
export interface Topic {
  readonly id: string;
  readonly kind: 'charts' | 'words';
  /** Formulas in TeX. */
  readonly formulas: readonly string[];
  readonly related: readonly string[];
}

const chart = (id: string, formulas: readonly string[], related: readonly string[]): Topic => ({ id, kind: 'charts', formulas, related });
const word = (id: string, formulas: readonly string[], related: readonly string[]): Topic => ({ id, kind: 'words', formulas, related });

const STEP = 'x_{t+1} = F(x_t) = x_t - \\eta \\nabla f(x_t)';

export const TOPICS: readonly Topic[] = [
  chart(
    'convergence',
    ['\\lVert x_{t+1} - x_t \\rVert', '\\lVert x_{t+2} - x_t \\rVert'],
    ['two-step-map', 'multiplier', 'resolution-floor'],
  ),
  chart('iterates', [STEP], ['orbit', 'two-step-map']),
  chart('loss', ['f(x_t)'], ['reference-minimum', 'edge-of-stability']),
  chart('cobweb', ["F(x) = x - \\eta f'(x)", 'F^2(x) = F(F(x))'], ['orbit', 'multiplier', 'two-step-map']),
  chart('plane', [STEP], ['orbit', 'reference-minimum']),
  chart('edge', ['\\lambda_{\\max}(x_t)', '2/\\eta'], ['sharpness', 'edge-of-stability', 'K']),
  chart('landscape', ['f(x)', 'x_t \\mapsto f(x_t)'], ['orbit', 'reference-minimum']),
  chart('quantities', [], ['iterates', 'phase']),
  chart('phase', [], ['quantities', 'orbit']),
  chart('findings', [], ['theorem-conditions']),
  chart('sweep', ['\\{\\,x_t : T < t \\le T + N\\,\\}\\ \\text{over}\\ \\eta'], ['orbit', 'flip', 'lyapunov', 'outcomes']),
  chart('ensemble', [], ['outcomes', 'start-and-seed']),
  chart('compare', ['\\eta t', '\\lVert x_{t+2} - x_t \\rVert'], ['convergence', 'learning-rate', 'outcomes']),
  chart('report', [], ['compare', 'theorem-conditions']),
  word('learning-rate', [STEP], ['K', 'edge-of-stability']),
  word('sharpness', ['\\lambda_{\\max}(x) = \\max_{\\lVert v \\rVert = 1} v^{\\top} \\nabla^2 f(x)\\, v'], ['edge', 'edge-of-stability']),
  word('reference-minimum', ['\\nabla f(x^*) = 0,\\quad \\nabla^2 f(x^*) \\succeq 0'], ['K', 'sharpness']),
  word(
    'edge-of-stability',
    ['\\eta_c = \\frac{2}{\\lambda_{\\max}(x^*)}', '|1 - \\eta\\lambda_{\\max}| < 1 \\iff \\eta < \\eta_c'],
    ['K', 'flip', 'edge'],
  ),
  word('K', ['K = \\frac{\\eta}{\\eta_c} = \\frac{\\eta\\,\\lambda_{\\max}(x^*)}{2}'], ['edge-of-stability', 'learning-rate']),
  word('two-step-map', ['F^2(x) = F(F(x))', '\\lVert x_{t+2} - x_t \\rVert \\to 0'], ['convergence', 'orbit']),
  word('orbit', ['F^p(x) = x,\\quad F^q(x) \\ne x\\ \\text{for}\\ 0 < q < p'], ['multiplier', 'two-step-map', 'flip']),
  word(
    'multiplier',
    ['DF^p(x) = \\prod_{i=p}^{1} \\bigl(I - \\eta \\nabla^2 f(x_i)\\bigr)', '\\text{stable} \\iff \\text{all}\\ |\\mu| < 1'],
    ['orbit', 'flip'],
  ),
  word(
    'flip',
    ["c = \\frac{3 f'''^2 - f'' f''''}{3 f''^2}", 'a^2 \\approx \\frac{2\\,(1 - 1/K)}{c}', '\\mu \\approx 1 - 8\\,(K - 1)'],
    ['edge-of-stability', 'multiplier', 'orbit'],
  ),
  word('outcomes', [], ['orbit', 'lyapunov', 'resolution-floor']),
  word(
    'lyapunov',
    ["\\Lambda = \\lim_{T\\to\\infty} \\frac{1}{T} \\sum_{t<T} \\log\\lvert 1 - \\eta f''(x_t)\\rvert"],
    ['outcomes', 'multiplier'],
  ),
  word('resolution-floor', ['10^{-13}\\,\\lVert x \\rVert_\\infty'], ['convergence', 'outcomes']),
  word('theorem-conditions', ["3 f'''(x^*)^2 - f''(x^*)\\, f''''(x^*) > 0"], ['flip', 'findings']),
  word('start-and-seed', [], ['ensemble', 'learning-rate']),
];

export function topicById(id: string): Topic | undefined {
  return TOPICS.find((topic) => topic.id === id);
}

/** The topic of a chart by its id: charts of single quantities (`quantities:s1(Y)`) share one. */
export function topicOfChart(chartId: string): string {
  const id = chartId.split(':')[0] ?? chartId;
  return topicById(id)?.id ?? 'convergence';
}
