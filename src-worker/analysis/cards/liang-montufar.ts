/** Liang & Montúfar: the critical step size of (xy − μ)²/2 from a given start, and the invariant ellipse behind it. */
import { figure } from '../../../src-shared/figures';
import type { Card } from './card';
import { beyond, constantRate, judged, shown } from './hypotheses';
import { ellipseValue, quadraticTarget } from './product';

export const liangMontufar: Card = {
  id: 'liang-montufar',
  applies: (context) => quadraticTarget(context) !== null,
  fill: (context) => {
    const mu = quadraticTarget(context)!;
    const { eta } = context.analysis;
    const [x = NaN, y = NaN] = context.start;
    const w = x * x + y * y;
    // The radicand is at least (w − 4μ)².
    const boundary = 8 / (w + Math.sqrt(Math.max(0, w * w - 16 * mu * (x * y - mu))));
    const critical = Math.min(1 / mu, boundary);
    const bounded = Math.min(boundary, 2 / mu);
    const outcome = context.run?.analysis.outcome.kind ?? 'undetermined';
    const known = outcome !== 'undetermined';
    const judgedRun = context.run?.record.ending.kind !== 'stopped' && known;
    return {
      title: 'Critical step size and invariant ellipse (Liang & Montúfar)',
      citation: 'liang-montufar-2025',
      status: 'true',
      statement:
        'For $f=(xy-\\mu)^2/2$ gradient descent from $(x_0,y_0)$ converges to a minimum for $\\eta<\\eta^*=\\min\\{1/\\mu,\\;8/(w_0+\\sqrt{w_0^2-16\\mu(z_0-\\mu)})\\}$ with $w=x^2+y^2$, $z=xy$, exceptional starts aside. At every $\\eta\\mu<1$ the topological entropy is at least $\\log 3$.',
      hypotheses: [
        judged('η < η*', -beyond(eta, critical), `η = ${figure(eta)}, η* = ${figure(critical)}`),
        shown('The start is not exceptional', 'exceptional starts have measure zero'),
        ...constantRate(context),
      ],
      comparisons: [
        {
          name: 'Converges to a minimum (1 yes, 0 no)',
          predicted: beyond(eta, critical) < 0 ? 1 : 0,
          observed: judgedRun ? (outcome === 'converged' ? 1 : 0) : null,
          note: 'At η beyond 1/μ no minimum is stable.',
        },
        {
          name: 'Stays bounded (1 yes, 0 no)',
          predicted: eta < bounded ? 1 : 0,
          observed: judgedRun ? (outcome === 'diverged' ? 0 : 1) : null,
          note: `Bounded for η < ${figure(bounded)}: the second term of η* alone governs it up to ημ = 2.`,
        },
        {
          name: 'Q at the start',
          predicted: eta * mu < 2 ? ellipseValue(mu, eta, x, y) : null,
          observed: null,
          note: 'Negative inside the invariant ellipse x² + y² − ημxy = (4 − (ημ)²)/η, whose sign is kept for ημ < 2.',
        },
      ],
      range:
        "Derived for this project: $Q'=Q\\,(1+\\eta^2z(z-\\mu))$ with a positive factor for $\\eta\\mu<2$, so inside the ellipse runs are bounded for ever and outside they diverge; $\\eta^*$ follows from $Q=0$. Beyond $1/\\mu$ the bounded runs settle on 2-cycles and, later, chaos.",
      correction: null,
      counterexample: null,
    };
  },
};
