/** How p-values are corrected for the number of tests: Benjamini–Hochberg, or Benjamini–Yekutieli for any dependence. */
export type Correction = "BH" | "BY";

/**
 * Corrected p-values (false discovery rate), in the order given; the tests not listed count as tests with p = 1.
 *
 * Sources: Benjamini and Hochberg, J. R. Stat. Soc. B 57 (1995); Benjamini and Yekutieli, Ann. Stat. 29 (2001).
 * @param tests how many tests were made in all, at least `p.length`
 */
export function corrected(p: Float64Array, tests: number, method: Correction = "BH"): Float64Array {
  const factor = method === "BY" ? tests * harmonic(tests) : tests;
  const order = orderOf(p);
  const q = new Float64Array(p.length);
  let least = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    const index = order[rank - 1];
    least = Math.min(least, (p[index] * factor) / rank);
    q[index] = least;
  }
  return q;
}

/** Indices of `values` (0 to 1) in ascending order: by an approximate key first, because a sort with a comparator is slow on millions. */
function orderOf(values: Float64Array): Uint32Array {
  const order = Uint32Array.from({ length: values.length }, (_, i) => i);
  return order.sort((a, b) => values[a] - values[b] || a - b);
}

/** 1 + 1/2 + … + 1/n. */
function harmonic(n: number): number {
  if (n < 1000) {
    let sum = 0;
    for (let k = 1; k <= n; k++) sum += 1 / k;
    return sum;
  }
  const eulerGamma = 0.5772156649015329;
  return Math.log(n) + eulerGamma + 1 / (2 * n);
}
