/** The standard normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/** A median with its 95 % interval. */
export interface Median {
  median: number;
  low: number;
  high: number;
}

/**
 * The median and its distribution-free interval: the values at the ranks between which the median lies with 95 % (order statistics; Conover,
 * Practical Nonparametric Statistics, 3.2). Few values give an interval that reaches from the least to the greatest. null for none.
 */
export function medianOf(values: readonly number[]): Median | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const n = sorted.length;
  const middle = n >> 1;
  const half = (z95 * Math.sqrt(n)) / 2;
  const low = Math.max(0, Math.floor(n / 2 - half) - 1);
  const high = Math.min(n - 1, Math.ceil(n / 2 + half));
  return {
    median: n % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2,
    low: sorted[low],
    high: sorted[high],
  };
}
