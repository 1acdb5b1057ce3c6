import type { ShareColumns } from "./columns.js";
import type { GroupedShares } from "./pairs.js";

/** What chance would give: the expected number of objects on which two accounts act together. */
export interface NullModel {
  expected(accountA: number, accountB: number): number;
  /** Accounts with at least one share: pairs of them are the tests made. */
  activeAccounts: number;
  /** Shares of each account. */
  shares: Int32Array;
}

/** Two-hour bins of the day: finer ones leave too few shares of one account in each. */
const bins = 12;
const binSeconds = 86_400 / bins;
/** An account's rhythm counts as this many shares of everybody's rhythm: with few shares of its own, its rhythm is not known. */
const rhythmPrior = 8;
/** Table of F over ln(s) from here to 0, with this many steps a unit. */
const logFloor = -46;
const stepsPerUnit = 4;
const tableLength = -logFloor * stepsPerUnit + 1;

/**
 * A bipartite configuration model with the rhythm of the day. Kept as they are: how many shares each object got and when (hence its
 * popularity and its bursts), how many each account made, and at which hours. Left to chance: which account made which share.
 *
 * A share at hour h is account a's with probability p_a(h), its part of all shares of that hour. An object with c pairs of shares
 * within the window brings a and b together with probability 1 − exp(−2 c p_a p_b); the expected number is the sum over objects and hours.
 * In the spirit of statistically validated networks (Tumminello et al., PLoS ONE 6, 2011) and the bipartite configuration
 * model (Saracco et al., New J. Phys. 19, 2017), with time added.
 */
export function nullModel(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  { skip = null, background = null }: { skip?: Uint8Array | null; background?: Float64Array | null } = {},
): NullModel {
  const accounts = columns.accounts.size;
  const { order, start } = grouped;
  const { account, time } = columns;
  const shares = new Int32Array(accounts);
  const byBin = new Float32Array(accounts * bins);
  const total = new Float64Array(bins);
  let all = 0;
  for (let id = 0; id < start.length - 1; id++) {
    if (skip !== null && skip[id] === 1) continue;
    for (let i = start[id]; i < start[id + 1]; i++) {
      const bin = binOf(time[order[i]]);
      shares[account[order[i]]]++;
      byBin[account[order[i]] * bins + bin]++;
      total[bin]++;
      all++;
    }
  }
  const slots = slotsOf(total, background);
  let activeAccounts = 0;
  for (let a = 0; a < accounts; a++) {
    const n = shares[a];
    if (n > 0) activeAccounts++;
    for (let bin = 0; bin < bins; bin++) {
      const own = (n * (byBin[a * bins + bin] + (rhythmPrior * total[bin]) / all)) / (n + rhythmPrior);
      byBin[a * bins + bin] = total[bin] === 0 ? Number.NEGATIVE_INFINITY : Math.log(own / slots[bin]);
    }
  }
  const tables = expectationTables(columns, grouped, windowSeconds, skip);
  return {
    activeAccounts,
    shares,
    expected(a, b) {
      let sum = 0;
      for (let bin = 0; bin < bins; bin++) {
        const table = tables[bin];
        if (table === null) continue;
        sum += lookUp(table, byBin[a * bins + bin] + byBin[b * bins + bin]);
      }
      return sum;
    },
  };
}

/**
 * How many shares there are to fall to somebody, by bin. Where few in a stream do a kind of thing at all, those few would make up most of its
 * shares and be expected to meet all the time; measured by all that the stream does, they are not.
 * @param background times of everything the stream does, Unix seconds
 */
function slotsOf(total: Float64Array, background: Float64Array | null): Float64Array {
  if (background === null) return total;
  const all = new Float64Array(bins);
  for (const time of background) all[binOf(time)]++;
  return total.map((count, bin) => Math.max(count, all[bin]));
}

/** ln F at ln s, where F(s) is the expected number of objects for accounts with p_a p_b = s. */
function lookUp(table: Float64Array, logS: number): number {
  if (logS === Number.NEGATIVE_INFINITY) return 0;
  const position = (logS - logFloor) * stepsPerUnit;
  // Below the table F is proportional to s.
  if (position <= 0) return Math.exp(table[0] + logS - logFloor);
  const below = Math.min(Math.floor(position), tableLength - 2);
  const part = Math.min(1, position - below);
  return Math.exp(table[below] + part * (table[below + 1] - table[below]));
}

/** One table of ln F for each bin of the day; null where no pair of shares lies. */
function expectationTables(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  skip: Uint8Array | null,
): (Float64Array | null)[] {
  const { account, time } = columns;
  const { order, start } = grouped;
  const inWindow = new Int32Array(columns.accounts.size);
  // How many objects have c close pairs in a bin, by c in eighths of an octave: popularity spans seven orders of magnitude.
  const histograms = Array.from({ length: bins }, () => new Map<number, number>());
  const pairs = new Float64Array(bins);
  for (let id = 0; id < start.length - 1; id++) {
    if (start[id + 1] - start[id] < 2 || (skip !== null && skip[id] === 1)) continue;
    let from = start[id];
    const end = start[id + 1];
    let touched = false;
    for (let i = from; i < end; i++) {
      const row = order[i];
      while (time[row] - time[order[from]] > windowSeconds) inWindow[account[order[from++]]]--;
      const close = i - from - inWindow[account[row]]++;
      if (close === 0) continue;
      pairs[binOf(time[row])] += close;
      touched = true;
    }
    for (; from < end; from++) inWindow[account[order[from]]]--;
    if (!touched) continue;
    for (let bin = 0; bin < bins; bin++) {
      if (pairs[bin] === 0) continue;
      const key = Math.round(Math.log2(pairs[bin]) * 8);
      histograms[bin].set(key, (histograms[bin].get(key) ?? 0) + 1);
      pairs[bin] = 0;
    }
  }
  return histograms.map((histogram) => {
    if (histogram.size === 0) return null;
    const table = new Float64Array(tableLength);
    for (let step = 0; step < tableLength; step++) {
      const s = Math.exp(logFloor + step / stepsPerUnit);
      let sum = 0;
      for (const [key, objects] of histogram) sum += objects * -Math.expm1(-2 * 2 ** (key / 8) * s);
      table[step] = Math.log(sum);
    }
    return table;
  });
}

/** The bin of the day (UTC) that an instant lies in. */
function binOf(seconds: number): number {
  return Math.floor((((seconds % 86_400) + 86_400) % 86_400) / binSeconds);
}
