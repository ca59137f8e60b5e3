/** All German texts of the program's own; the templates of a subject are in a file of its name. */
import { CARDS } from './cards';
import { THEOREMS } from './theorems';
import { ANALYSIS } from './analysis';
import { SWEEPS } from './sweeps';
import { FILES } from './files';
import { PROBLEMS } from './problems';
import { PRESETS } from './presets';
import { OUTCOMES } from './outcomes';
import { CHARTS } from './charts';
import { SWEEP_CHARTS } from './sweep-charts';
import { REQUESTS } from './requests';
import { STORAGE } from './storage';
import { COMPARISONS } from './comparisons';
import { FIGURES } from './figures';
import { LABELS } from './labels';
import { STUDIES } from './studies';
import { MORE_STUDIES } from './more-studies';
import { FORMULAS } from './formulas';
import type { Catalogue } from './translator';

export const CATALOGUE: Catalogue = {
  ...CARDS,
  ...THEOREMS,
  ...ANALYSIS,
  ...SWEEPS,
  ...FILES,
  ...PROBLEMS,
  ...PRESETS,
  ...OUTCOMES,
  ...CHARTS,
  ...SWEEP_CHARTS,
  ...REQUESTS,
  ...STORAGE,
  ...COMPARISONS,
  ...FIGURES,
  ...LABELS,
  ...STUDIES,
  ...MORE_STUDIES,
  ...FORMULAS,
};
