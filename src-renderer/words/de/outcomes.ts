import type { OUTCOME_WORDS } from '../outcomes';
import type { Translation } from '../translation';

/** Ausgänge und Status als Wörter. */
export const OUTCOME_WORDS_DE: Translation<typeof OUTCOME_WORDS> = {
  outcome: {
    converged: 'konvergiert',
    'period-p': 'Periode {period}',
    aperiodic: 'aperiodisch',
    diverged: 'divergiert',
    undetermined: 'unbestimmt',
  },
  runStatus: {
    queued: 'wartet',
    running: 'läuft',
    finished: 'fertig',
    stopped: 'abgebrochen',
    interrupted: 'unterbrochen',
    failed: 'fehlgeschlagen',
  },
};
