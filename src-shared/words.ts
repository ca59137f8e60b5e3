/** Outcomes, statuses, flips and refusals as English sentences; the window, the command line and reports share them. */
import { assertNever, type Refusal } from './answer';
import type { Flip, Orbit, RunAnalysis } from './analysis';
import { evidenceSentence } from './evidence-words';
import { listMark } from './decimal-mark';
import { complex, figure } from './figures';
import { ownMultipliers } from './multipliers';
import type { OutcomeKind, Status } from './spec';
import type { RunView } from './views';

const STATUS_WORDS: Readonly<Record<Status, string>> = {
  queued: 'queued',
  running: 'running',
  finished: 'finished',
  stopped: 'stopped',
  interrupted: 'interrupted',
  failed: 'failed',
};

export function statusWord(status: Status): string {
  return STATUS_WORDS[status];
}

/** `period-2` for a period-p outcome, the outcome's own name otherwise. */
export function outcomeWord(kind: OutcomeKind, period: number | null): string {
  return kind === 'period-p' ? `period-${period ?? 'p'}` : kind;
}

const SHOWN_COORDINATES = 8;

/** `(0.5, 0.5)` in several dimensions, `0.5` in one; of many coordinates the first few and their number. */
export function pointText(point: readonly number[], digits = 6): string {
  const many = point.length > SHOWN_COORDINATES;
  const parts = (many ? point.slice(0, 4) : point).map((value) => figure(value, digits));
  if (many) parts.push(`… ${point.length} coordinates`);
  return parts.length === 1 ? (parts[0] ?? '') : `(${parts.join(listMark())})`;
}

export function orbitText(orbit: Orbit, digits = 5): string {
  const shown = orbit.points.slice(0, 4).map((point) => pointText(point, digits));
  return `{${shown.join(listMark())}${orbit.points.length > shown.length ? ', …' : ''}}`;
}

/** One or two sentences: what the run did, with the numbers that say so. */
export function outcomeSentence(analysis: RunAnalysis): string {
  const { outcome, settled, lyapunov } = analysis;
  const where = settled && settled.period === outcome.period ? settled : null;
  switch (outcome.kind) {
    case 'converged':
      return where
        ? `Converged to ${pointText(where.points[0] ?? [])}, a fixed point of the map${multiplierClause(where)}.`
        : 'Converged to a fixed point of the map.';
    case 'period-p': {
      const name = `a period-${outcome.period ?? 'p'} orbit`;
      const start = `One-step descent does not settle: the iterates go round ${name}`;
      if (!where) return `${start}.`;
      const two = outcome.period === 2 ? ' The two-step map converges to its points.' : '';
      return `${start} ${orbitText(where)}${multiplierClause(where)}.${two}`;
    }
    case 'aperiodic':
      return lyapunov
        ? `Bounded but aperiodic: the Lyapunov exponent is ${figure(lyapunov.exponent, 4)} ± ${figure(lyapunov.standardError, 2)} per step, greater than zero.`
        : 'Bounded but aperiodic: nearby iterates separate exponentially.';
    case 'diverged':
      return 'Diverged: the iterates left the divergence bound.';
    case 'undetermined':
      return 'Undetermined: neither an orbit nor a positive Lyapunov exponent could be established.';
    default:
      return assertNever(outcome.kind);
  }
}

function multiplierClause(orbit: Orbit): string {
  const [multiplier] = ownMultipliers(orbit);
  if (!multiplier) return '';
  const family =
    orbit.neutral === 0 ? '' : `one of a family of orbits (${orbit.neutral} neutral ${orbit.neutral === 1 ? 'direction' : 'directions'}), `;
  const stability = orbit.stable === null ? 'too close to the unit circle to tell' : orbit.stable ? 'stable' : 'unstable';
  return `, ${family}${stability} with multiplier ${complex(multiplier, 4)}`;
}

/** What the outcome rests on, and whether it survived the perturbed rerun. */
export function evidenceText(analysis: RunAnalysis): string {
  const { evidence } = analysis.outcome;
  const robust =
    evidence.robust === null
      ? ''
      : evidence.robust
        ? ' A rerun from a start moved by one unit in the last place gives the same outcome.'
        : ' A rerun from a start moved by one unit in the last place gives another outcome.';
  return `${evidenceSentence(evidence)}${robust}`;
}

/** What happened to a run, whatever its status. */
export function runSentence(run: Pick<RunView, 'status' | 'analysis' | 'error'>): string {
  if (run.status === 'failed') return `Failed${run.error ? `: ${run.error}` : '.'}`;
  const stopped = run.status === 'stopped' ? 'Stopped by the user. ' : run.status === 'interrupted' ? 'Interrupted. ' : '';
  if (run.analysis) return `${stopped}${outcomeSentence(run.analysis)}`;
  return stopped || (run.status === 'queued' ? 'Waiting for a free thread.' : run.status === 'running' ? 'Running.' : 'Finished.');
}

export function flipSentence(flip: Flip): string {
  const c = flip.c === null ? '' : ` (c = ${figure(flip.c, 5)})`;
  switch (flip.kind) {
    case 'supercritical':
      return `The flip at η_c is supercritical${c}: a stable 2-cycle exists just above η_c.`;
    case 'subcritical':
      return `The flip at η_c is subcritical${c}: an unstable 2-cycle exists just below η_c, and no stable one just above.`;
    case 'degenerate':
      return `The flip at η_c is degenerate${c}: its coefficient is zero, higher derivatives decide.`;
    case 'not-defined':
      return 'The flip coefficient is not defined here.';
    default:
      return assertNever(flip.kind);
  }
}

export function refusalSentence(refusal: Refusal): string {
  return `${refusal.what} ${refusal.advice}`.trim();
}
