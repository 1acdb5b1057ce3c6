/** A figure with its 95 % interval. */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

/** Resamples drawn for an interval: its ends then wander by about a tenth of its width. */
const resamples = 400;
const defaultSeed = 20160907;

/**
 * A statistic of rows with its 95 % percentile interval under resampling. Rows where the statistic is not a number are left out.
 * Source: B. Efron, R. Tibshirani, "An introduction to the bootstrap", 1993, chapter 13.
 * @param seed the same seed gives the same interval
 */
export function bootstrap<T>(rows: readonly T[], statistic: (sample: readonly T[]) => number, seed: number = defaultSeed): Estimate {
  const value = statistic(rows);
  const next = random(seed);
  const sample = new Array<T>(rows.length);
  const values: number[] = [];
  for (let r = 0; r < resamples; r++) {
    for (let i = 0; i < rows.length; i++) sample[i] = rows[Math.floor(next() * rows.length)];
    const drawn = statistic(sample);
    if (!Number.isNaN(drawn)) values.push(drawn);
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => values[Math.min(values.length - 1, Math.max(0, Math.round(share * (values.length - 1))))] ?? value;
  return { value, low: at(0.025), high: at(0.975) };
}

/** Uniform numbers in [0, 1). Source: mulberry32 by T. Ettinger, public domain. */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
