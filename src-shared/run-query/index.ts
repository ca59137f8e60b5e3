/**
 * The language runs are filtered by: `K>1 outcome:period-2 tag:paper -tag:bad "free text" created>2026-11-01 (starred or sharpness<2)`.
 * Terms side by side must all hold. `:` looks for a part of titles, notes and problems and for the whole of everything else; `=` for the
 * whole. A comparison with a value a run does not have is false; `has:period` finds the runs that have one, `-has:period` those that have not.
 */
export * from './query';
export { builtIn, KEYS } from './keys';
export { parse } from './parse';
export { asWords, print } from './print';
export { complete, type Completion, type Vocabulary } from './complete';
