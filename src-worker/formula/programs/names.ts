/** Names that every target language takes: lower case, short, no word of any of them. */
const SAFE = /^[a-z][a-z0-9_]{0,7}$/;
const TAKEN = new Set(
  // Words of Fortran, XPP, Python or Julia, and names the written programs use themselves.
  (
    'abs acos and arg as asin atan aux begin break call catch class const continue cos cosh cycle d data def del delay do double e elif else elseif ' +
    'end erf eta exit exp expm1 export f false finally flip flr for from func function g global goto h heav i if im implicit import in int integer is ' +
    'j jac k lambda let ln local log log10 log1p loss m macro max min mod module n ndim nint none nonlocal normal not np number o0 or p par parameter ' +
    'pass period pi print program q raise ran ratio re real relu result return save s sign sin sinh softplus sqrt start step steps stop struct subroutine t tan ' +
    'tanh then times trace true try type u using volterra while wiener with y0 yield'
  ).split(' '),
);

/** One safe name per given name, each its own: the name itself where it is safe, else `prefix` and its number. */
export function safeNames(names: readonly string[], prefix: string): readonly string[] {
  return names.map((name, i) => (SAFE.test(name) && !TAKEN.has(name) && !/^[a-z]\d+$/.test(name) ? name : `${prefix}${i + 1}`));
}

/** A comment that says which name stands for which, or nothing where they are the same. */
export function renamed(names: readonly string[], safe: readonly string[]): readonly string[] {
  return names.flatMap((name, i) => (safe[i] === name ? [] : [`${safe[i]} stands for ${name}`]));
}
