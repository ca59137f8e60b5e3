/**
 * erf x = 2/√π ∫₀ˣ e^(−t²) dt to about 10⁻¹⁵: below 2 by the series x e^(−x²) Σ (2x²)ⁿ/(1·3···(2n + 1)), whose terms are all
 * of one sign, beyond by the continued fraction of erfc. Abramowitz & Stegun, Handbook of Mathematical Functions, 7.1.6 and 7.1.14.
 */
export function errorFunction(x: number): number {
  const size = Math.abs(x);
  if (!(size < 6)) return x === x ? Math.sign(x) : NaN;
  return size < 2 ? series(x) : Math.sign(x) * (1 - tail(size));
}

/** Terms and levels that suffice for double precision where each is used. */
const TERMS = 60;
const LEVELS = 60;

function series(x: number): number {
  const square = 2 * x * x;
  let term = 1;
  let sum = 1;
  for (let n = 1; n < TERMS && term > sum * 1e-17; n++) {
    term *= square / (2 * n + 1);
    sum += term;
  }
  return (2 / Math.sqrt(Math.PI)) * x * gauss(x) * sum;
}

/** erfc x for x ≥ 2. */
function tail(x: number): number {
  let fraction = x;
  for (let k = LEVELS; k > 0; k--) fraction = x + k / 2 / fraction;
  return gauss(x) / (Math.sqrt(Math.PI) * fraction);
}

/** e^(−x²), the square split so that its rounding does not enter the exponent. */
function gauss(x: number): number {
  const high = Math.fround(x);
  return Math.exp(-high * high) * Math.exp((high - x) * (high + x));
}
