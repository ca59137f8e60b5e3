/** All German texts of the program's own; the templates of a subject are in a file of its name. */
import { CARDS } from './cards';
import { THEOREMS } from './theorems';
import { ANALYSIS } from './analysis';
import { SWEEPS } from './sweeps';
import { PROBLEMS } from './problems';
import { PRESETS } from './presets';
import { OUTCOMES } from './outcomes';
import { CHARTS } from './charts';
import { SWEEP_CHARTS } from './sweep-charts';
import { REQUESTS } from './requests';
import { STUDIES } from './studies';
import { MORE_STUDIES } from './more-studies';
import type { Catalogue } from './translator';

export const CATALOGUE: Catalogue = {
  ...CARDS,
  ...THEOREMS,
  ...ANALYSIS,
  ...SWEEPS,
  ...PROBLEMS,
  ...PRESETS,
  ...OUTCOMES,
  ...CHARTS,
  ...SWEEP_CHARTS,
  ...REQUESTS,
  ...STUDIES,
  ...MORE_STUDIES,
};
