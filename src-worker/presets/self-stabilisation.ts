/** Damian, Nichani and Lee's self-stabilisation, in a form of two variables. */
import { check, experiment } from './define';
import { atEnd } from './measures';
import type { Preset } from './preset';

export const selfStabilising: Preset = {
  info: {
    id: 'self-stabilisation',
    title: 'Self-stabilisation: sharpness held at 2/η',
    description:
      'y, the sharpness above 2/η, grows steadily; oscillations in x push it back. The run settles on |x| = √(2α) with the sharpness at the edge.',
    figure: null,
    lookAt:
      'The sharpness climbs to 2/η, the oscillation |x| blows up, the sharpness falls back, and so on in ever smaller cycles, until both stand still.',
    ourChoice: 'α = 0.02, c = 0.3, η = 0.1 and the start; the small quartic term makes the cycle die out (without it the spiral grows).',
    citation: 'damian',
    experiment: experiment({
      problem: 'self-stabilisation',
      params: { alpha: 0.02, c: 0.3, eta: 0.1 },
      start: [0.001, -0.5],
      learningRate: '0.1',
      steps: 20_000,
    }),
    charts: ['iterates', 'quantities:|x|', 'edge', 'plane'],
    study: null,
  },
  checks: [
    check('amplitude', '|x| settles on √(2α) = 0.2.', 0.2, { abs: 1e-6 }, atEnd('|x|')),
    check('height', 'y settles on c·2α = 0.012.', 0.012, { abs: 1e-6 }, atEnd('y')),
  ],
};
