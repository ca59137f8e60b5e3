/** Study `certificate`: which of the orbits found are proved to exist, by interval arithmetic. */
import { accept, type Answer, refuse } from '../../src-shared/answer';
import type { Cell, Findings } from '../../src-shared/study';
import { problemAtEta } from '../analysis/analyse-problem';
import { certificateSentence, certifierFor } from '../analysis/certify-orbit';
import type { FoundOrbit } from '../analysis/orbit';
import { sameOrbit, scanOrbits, wellAround } from '../analysis/scan';
import { judge } from '../analysis/verdict';
import type { Study, StudyHost, StudyInput } from './study';

const CELLS = 2_000;
const MOST_ORBITS = 32;
/** Steps run to find the orbit the experiment settles on. */
const MOST_STEPS = 50_000;
const BETWEEN_STOPS = 4_096;

export const certificate: Study = {
  info: {
    id: 'certificate',
    title: 'Certificates',
    description:
      'Proves by interval arithmetic with outward rounding that a cycle exists, is unique in its interval and is stable or unstable. “Found” means a computation in doubles met it; “certified” means proved.',
    source: 'R. Krawczyk 1969; R. E. Moore 1977 (existence and uniqueness by the interval Newton operator)',
    options: [
      {
        kind: 'number',
        id: 'period',
        label: 'Longest period',
        description: 'Periods up to this one are looked for around the minimum; the orbit the run settles on is always among them',
        default: 4,
        min: 1,
        max: 16,
        whole: true,
      },
    ],
    dimensions: [1, 1],
    problems: null,
  },
  run,
};

function run(input: StudyInput, host: StudyHost): Answer<Findings> {
  const { loss, etas } = input;
  const certifier = certifierFor(loss, etas);
  if (typeof certifier === 'string')
    return refuse(
      'not-provable',
      'problem',
      `Nothing can be certified here: ${certifier}.`,
      'Certificates need a polynomial or rational loss in one variable and a constant learning rate.',
    );
  const found = orbitsToCertify(input, host);
  const sentences: string[] = [];
  const rows: Cell[][] = [];
  let proved = 0;
  found.forEach(({ orbit }, index) => {
    host.progress(index, found.length);
    const proof = host.stop() ? null : certifier.certify(orbit, () => host.stop());
    const [m] = orbit.multipliers;
    if (proof) proved++;
    rows.push([
      orbit.period,
      orbit.points[0]?.[0] ?? null,
      m?.re ?? null,
      proof ? 'certified' : 'found',
      proof ? bounds(proof.points[0]!) : null,
      proof ? bounds(proof.multiplier) : null,
    ]);
    sentences.push(
      proof
        ? `Period ${orbit.period} at x ≈ ${orbit.points[0]![0]!.toPrecision(8)}. ${certificateSentence(proof)}`
        : `Period ${orbit.period} at x ≈ ${orbit.points[0]![0]!.toPrecision(8)}: found, not certified.`,
    );
  });
  return accept({
    title: 'Certificates',
    sentences: [
      `${proved} of ${found.length} orbits found are certified. An orbit that is not certified may well exist: no proof was found.`,
      'The learning rate and every constant count as the exact value of the double they are stored as.',
      ...sentences,
    ],
    facts: [{ name: 'Learning rate', value: etas[0]!, note: 'as the exact value of this double' }],
    tables: [{ title: 'Orbits', columns: ['period', 'x', 'multiplier', 'status', 'x proved in', 'multiplier proved in'], rows }],
    plots: [],
    stopped: host.stop(),
  });
}

/** The fixed point, what is known around the minimum, cycles by bracketing, and the orbit the run settles on. */
function orbitsToCertify({ loss, etas, start, steps, options }: StudyInput, host: StudyHost): readonly FoundOrbit[] {
  const { map, analysis, found } = problemAtEta(loss, etas, start, () => host.stop());
  const all: FoundOrbit[] = [...found];
  const take = (one: FoundOrbit) => {
    if (all.length < MOST_ORBITS && !all.some((known) => sameOrbit(known, one))) all.push(one);
  };
  const well = wellAround(loss, analysis.minimum);
  for (let period = 1; well !== null && period <= Number(options['period']) && !host.stop(); period++)
    for (const one of scanOrbits(map, period, well, CELLS)) take(one);
  const x = start.slice();
  for (let t = 0; t < Math.min(steps, MOST_STEPS) && !host.stop(); t += BETWEEN_STOPS) map.advance(x, BETWEEN_STOPS);
  const settled = judge(map, x, () => host.stop()).found;
  if (settled) take(settled);
  return all;
}

function bounds({ low, high }: { readonly low: number; readonly high: number }): string {
  return `[${low}, ${high}]`;
}
