/** Outcomes and statuses as words; sentences about them are those of `src-shared/words`. */
export const OUTCOME_WORDS = {
  outcome: {
    converged: 'converged',
    'period-p': 'period-{period}',
    aperiodic: 'aperiodic',
    diverged: 'diverged',
    undetermined: 'undetermined',
  },
  runStatus: {
    queued: 'queued',
    running: 'running',
    finished: 'finished',
    stopped: 'stopped',
    interrupted: 'interrupted',
    failed: 'failed',
  },
};
