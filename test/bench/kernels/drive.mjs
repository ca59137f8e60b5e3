/** Asks variants in turn, several times over, and puts their times beside each other. */

/**
 * `variants`: [{ name, server, line }]. Answers per name: { ms: [...], first, sum, unavailable }. A time is the smaller of wall and CPU
 * time of the call, because the machine may be shared; `warm` calls are thrown away.
 */
export async function interleaved(variants, repetitions, warm = 2) {
  const results = new Map(variants.map(({ name }) => [name, { ms: [], sum: null, unavailable: null, peakMB: null }]));
  const going = [];
  for (const variant of variants) {
    const result = results.get(variant.name);
    if (!variant.server) {
      result.unavailable = 'not here';
      continue;
    }
    let answer = null;
    for (let i = 0; i < warm; i++) answer = await variant.server.ask(variant.line);
    if (answer.error || answer.unknown) result.unavailable = answer.error ?? 'unknown';
    else going.push(variant);
  }
  for (let i = 0; i < repetitions; i++) {
    for (const { name, server, line } of going) {
      const { ms, cpu, sum, peakMB, set } = await server.ask(line);
      const result = results.get(name);
      result.ms.push(Math.min(ms, cpu ?? ms));
      Object.assign(result, { sum, peakMB: peakMB ?? null, set: set ?? null });
    }
  }
  return results;
}

/** Median of the ratios of one repetition each, how many times `slow` takes longer than `fast`; null where either is missing. */
export function ratios(results, slow, fast) {
  const [a, b] = [results.get(slow), results.get(fast)];
  if (!a?.ms.length || !b?.ms.length) return null;
  return a.ms.map((time, i) => time / b.ms[i]);
}
