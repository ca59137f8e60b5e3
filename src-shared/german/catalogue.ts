/** All German texts of the program's own; the templates of a subject are in a file of its name. */
import { OUTCOMES } from './outcomes';
import { CHARTS } from './charts';
import { SWEEP_CHARTS } from './sweep-charts';
import { REQUESTS } from './requests';
import type { Catalogue } from './translator';

export const CATALOGUE: Catalogue = {
  ...OUTCOMES,
  ...CHARTS,
  ...SWEEP_CHARTS,
  ...REQUESTS,
};
