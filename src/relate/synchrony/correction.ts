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
  // The corrected value depends on p alone, so numbers are sorted natively and looked up again, which beats sorting indices.
  const sorted = p.slice().sort();
  const qOfRank = new Float64Array(p.length);
  let least = 1;
  for (let rank = p.length; rank >= 1; rank--) {
    least = Math.min(least, (sorted[rank - 1] * factor) / rank);
    qOfRank[rank - 1] = least;
  }
  return p.map((value) => qOfRank[firstAtLeast(sorted, value)]);
}

/** The index of the first of ascending `values` that is at least `value`. */
function firstAtLeast(values: Float64Array, value: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
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
