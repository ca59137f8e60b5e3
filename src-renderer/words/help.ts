/** Help topics: a title and what is to be known, in a few sentences. Formulas stand in `help/topics.ts`. */
export const HELP_WORDS = {
  help: {
    convergence: {
      title: 'Chart: one-step versus two-step',
      text: 'How far the iterate moves in one step (blue) and in two steps (vermillion), on a logarithmic axis. If the blue distance stays and the vermillion one falls along a straight line, the run does not settle in single steps but its two-step map converges: it goes round a period-2 orbit. Dashed lines are predicted rates; the slope per two steps is the modulus of the dominant multiplier. Where lines end in noise, the floor of float64 is reached.',
    },
    iterates: {
      title: 'Chart: iterates',
      text: 'The coordinates of the iterate over the steps, even and odd steps in two colours: they are the two orbits of the two-step map. Two flat bands mean period two, one line means convergence, a cloud means an aperiodic run. Every sample keeps the parity of its step at every zoom.',
    },
    loss: {
      title: 'Chart: loss',
      text: 'The loss at each iterate. Beyond the edge of stability it need not fall at every step; even and odd steps may have different values. The line of the reference minimum shows how much is left.',
    },
    cobweb: {
      title: 'Chart: cobweb',
      text: 'Problems in one variable: the map F and the two-step map against the diagonal. The path goes up to the curve and across to the diagonal, once for every step. Crossings of F with the diagonal are fixed points, crossings of the two-step map that F does not have are points of a period-2 orbit. The slope of the two-step map there is the multiplier.',
    },
    plane: {
      title: 'Chart: phase plane',
      text: 'Problems in two variables: the path of the iterates over level lines of the loss. Minima or the manifold of minima, the points of orbits found, and even and odd steps are marked.',
    },
    edge: {
      title: 'Chart: edge of stability',
      text: 'Sharpness at the iterates beside the line 2/η. At a minimum sharper than that line gradient descent with this learning rate does not stay. A run at the edge of stability hovers around it. The axis can be steps or effective time η·t, which makes different learning rates comparable.',
    },
    landscape: {
      title: 'Chart: loss curve',
      text: 'The loss as a curve (in one variable) with the iterates on it. Two points across the valley that alternate are a period-2 orbit.',
    },
    quantities: {
      title: 'Chart: recorded quantities',
      text: 'What the problem records besides its coordinates: products, singular values, angles, norms. Each is plotted over the steps. In high dimension these are what can be seen of the iterate.',
    },
    phase: {
      title: 'Chart: two quantities',
      text: 'One recorded quantity against another, in the order of the steps. Straight lines show invariants, closed figures show orbits.',
    },
    findings: {
      title: 'Panel: findings of studies',
      text: 'A study examines the open experiment beyond a single run: continuation of orbits, cascades, certificates, spectra. Its findings are sentences, numbers, tables and plots, which can be exported.',
    },
    sweep: {
      title: 'Picture: orbit diagram and maps',
      text: 'An orbit diagram shows where the iterates go for each value of one quantity, after a number of steps that are thrown away: one line means convergence, two mean period two, bands mean aperiodic runs. A phase map judges each pair of values, a basin map each start. Colours stand for outcome, period, steps or attractor; the class in a map is a quick verdict, Enter on a cell runs it in full. Zooming computes the part anew.',
    },
    compare: {
      title: 'Panel: compare runs',
      text: 'The selected runs side by side. The table shows only the settings that differ, beyond the tolerances you set, and each metric beside its difference to the baseline run. The charts lay the runs over each other by step, by effective time η·t or by an event (the crossing of 2/η, entering the orbit, divergence), or draw two quantities against each other. What is marked in the table is marked in the charts.',
    },
    report: {
      title: 'Panel: report',
      text: 'Notes, figures, tables of runs, comparisons and theorem cards in one document that is kept with the project. Every block is computed anew from the runs and says which run, settings, seed and versions it stands on; what was deleted is said in its place.',
    },
    ensemble: {
      title: 'Chart: ensemble',
      text: 'Many runs that differ in their seed: medians and bands of quantiles, from all runs without hidden sampling. How many runs diverged is said beside it; they are left out from the step at which they left the bound.',
    },
    'learning-rate': {
      title: 'Learning rate η',
      text: 'The factor in front of the gradient. It may be a number, an expression such as sqrt(5)-1, or be given in units of the threshold η_c; then the number is K. A schedule uses several learning rates in turn. What was typed is stored as it was typed.',
    },
    sharpness: {
      title: 'Sharpness λ_max',
      text: 'The largest eigenvalue of the Hessian: how strongly the loss curves in its steepest direction. It depends on how the loss is written (with ½ or without, mean or sum), so the convention stands beside it.',
    },
    'reference-minimum': {
      title: 'Reference minimum',
      text: 'The minimum that η_c and K refer to: of isolated minima the one nearest to the start, on a manifold of minima the flattest, then the nearest. Where no minimum is known a stated point takes its place, and the program says so.',
    },
    'edge-of-stability': {
      title: 'Edge of stability η_c',
      text: 'The learning rate at which the reference minimum stops attracting: along the sharpest direction each step overshoots by as much as it was away. Below it gradient descent settles nearby; just above it an orbit of period two may take over, which is what the two-step map makes visible.',
    },
    K: {
      title: 'K = η/η_c',
      text: 'The learning rate measured by the threshold. K less than 1 is below the edge of stability, K greater than 1 beyond it. It lets problems of different sharpness be compared.',
    },
    'two-step-map': {
      title: 'Two-step map',
      text: 'Two steps taken as one. Even iterates are one orbit of it and odd iterates the other. If it converges while single steps do not, the run has period two: nothing is wrong, it settles on two points in turn.',
    },
    orbit: {
      title: 'Orbit and period',
      text: 'Points the map goes round in p steps and no fewer; a period-1 orbit is a fixed point. The program solves for the orbit with Newton’s method and gives the residual; in one variable it can certify existence, least period and stability.',
    },
    multiplier: {
      title: 'Multiplier',
      text: 'The eigenvalues of the derivative of p steps along the orbit. All inside the unit circle: nearby iterates are drawn in, by the factor of the largest each time round. One at minus one: a flip. One outside: the orbit repels. Neutral multipliers of modulus one belong to a manifold of minima or a family of orbits.',
    },
    flip: {
      title: 'Flip at the threshold',
      text: 'At η_c a multiplier passes through −1 and an orbit of period two branches off. Coefficient c greater than zero: supercritical, a stable period-2 orbit exists just above η_c and grows like a square root. Less than zero: subcritical, an unstable one exists just below. Zero: higher derivatives decide.',
    },
    outcomes: {
      title: 'Outcomes of a run',
      text: 'Converged: drawn to a fixed point. Period-p: drawn to an orbit of p points. Aperiodic: bounded, with a Lyapunov exponent clearly above zero. Diverged: left the divergence bound. Undetermined: none of these could be established, and the program says why. Every outcome is given with the numbers it rests on, and is checked by a rerun from a start moved by one unit in the last place.',
    },
    lyapunov: {
      title: 'Lyapunov exponent',
      text: 'The mean rate, per step, at which nearby iterates separate (above zero) or approach (below). It is estimated from the tangent vector with a standard error from batch means; on a settled orbit it follows exactly from the multipliers.',
    },
    'resolution-floor': {
      title: 'Resolution floor',
      text: 'float64 numbers have some sixteen digits. Distances smaller than the floor are rounding, not dynamics; rates are fitted above it.',
    },
    'theorem-conditions': {
      title: 'Conditions of theorems',
      text: 'A theorem card shows a theorem’s hypotheses one by one with the numbers of this run, and how far each is from failing. “Applies” judges the printed hypotheses only. The third-order condition decides whether a stable period-2 orbit appears just above η_c. Predicted and observed values stand side by side.',
    },
    'start-and-seed': {
      title: 'Start, start noise and seed',
      text: 'The start x₀ is given or follows from the problem’s parameters. Start noise adds seeded normal numbers to it. The same experiment with the same seed gives the same bits on the same versions.',
    },
  },
};
