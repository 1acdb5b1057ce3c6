/** A share with its interval: `count` of `n`, `rate`, `low` and `high` in 0 to 1. */
export interface Rate {
  count: number;
  n: number;
  rate: number;
  low: number;
  high: number;
  /** False where `n` is under {@link minimumForRate}: then it is not printed as a percentage. */
  sufficient: boolean;
}

/** Below this many documents a percentage says more than is known: a 95 % interval is then wider than ±18 points at worst. */
export const minimumForRate = 30;

/** The standard normal quantile of a two-sided 95 % interval. */
const z95 = 1.959963984540054;

/**
 * A proportion with its Wilson score interval at 95 %.
 * Source: E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).
 * @param minimum documents needed before the rate may be printed as a percentage
 */
export function rateOf(count: number, n: number, minimum: number = minimumForRate): Rate {
  if (n === 0) return { count, n, rate: 0, low: 0, high: 1, sufficient: false };
  const rate = count / n;
  const z2 = z95 * z95;
  const centre = (rate + z2 / (2 * n)) / (1 + z2 / n);
  const half = (z95 / (1 + z2 / n)) * Math.sqrt((rate * (1 - rate)) / n + z2 / (4 * n * n));
  return {
    count,
    n,
    rate,
    low: count === 0 ? 0 : Math.max(0, centre - half),
    high: count === n ? 1 : Math.min(1, centre + half),
    sufficient: n >= minimum,
  };
}
