import type { ShareColumns } from "./columns.js";
import type { AccountIndex } from "./evidence.js";

/** How often two accounts would meet if each kept its posts and its hours, but not which post goes with which hour. */
export interface HabitOdds {
  /** Posts of the one that met the other; and the mean when times are dealt anew among its own posts. */
  observed: number;
  expected: number;
  /** Probability of at least as many when dealt, the weaker of the two sides; 1 in `shuffles + 1` at the least. */
  p: number;
  /** False where no dealing could have given a smaller p: these two acted too little to tell habit from more. */
  hasPower: boolean;
}

export interface HabitOptions {
  windowSeconds: number;
  shuffles: number;
  random: () => number;
}

/**
 * The null of shared interests: both accounts keep what they act on (so that following one topic explains nothing) and when they act (so
 * that keeping the same hours explains nothing); only which post stood at which time is dealt anew, for the one, then for the other.
 */
export function habitOdds(columns: ShareColumns, index: AccountIndex, a: number, b: number, options: HabitOptions): HabitOdds {
  const x = oneSide(columns, index.rowsOf(a), index.rowsOf(b), options);
  const y = oneSide(columns, index.rowsOf(b), index.rowsOf(a), options);
  return x.p >= y.p ? x : y;
}

/** Posts touched when one side is dealt once: what {@link habitOdds} costs a shuffle. */
export function habitCost(index: AccountIndex, a: number, b: number): number {
  return index.rowsOf(a).length + index.rowsOf(b).length;
}

function oneSide(columns: ShareColumns, own: Int32Array, others: Int32Array, { windowSeconds, shuffles, random }: HabitOptions): HabitOdds {
  const { times, partners } = meetingsOf(columns, own, others);
  const count = (of: Float64Array) => {
    let met = 0;
    for (let i = 0; i < partners.length; i++) if (isNear(partners[i], of[i], windowSeconds)) met++;
    return met;
  };
  const observed = count(times);
  const dealt = times.slice();
  let sum = 0;
  let atLeast = 1;
  let most = 0;
  for (let shuffle = 0; shuffle < shuffles; shuffle++) {
    // Only the posts that could meet the other need a time; the rest keep what is left.
    for (let i = 0; i < partners.length && i < dealt.length - 1; i++) {
      const j = i + Math.floor(random() * (dealt.length - i));
      const kept = dealt[i];
      dealt[i] = dealt[j];
      dealt[j] = kept;
    }
    const met = count(dealt);
    sum += met;
    if (met >= observed) atLeast++;
    if (met > most) most = met;
  }
  return { observed, expected: sum / shuffles, p: atLeast / (shuffles + 1), hasPower: observed < most || observed < partners.length };
}

/** The times of an account's posts, those that share an object with the other account first, each with the other's times on its objects. */
function meetingsOf(columns: ShareColumns, own: Int32Array, others: Int32Array): { times: Float64Array; partners: Float64Array[] } {
  const { object, time, contentHigh, contentLow } = columns;
  const timesOf = new Map<number, number[]>();
  for (const row of others) {
    const known = timesOf.get(object[row]);
    if (known) known.push(time[row]);
    else timesOf.set(object[row], [time[row]]);
  }
  const posts = new Map<number, { time: number; partners: number[] }>();
  for (const row of own) {
    // 53 bits of the hash: enough to tell one account's posts apart.
    const key = contentHigh[row] * 2 ** 21 + (contentLow[row] >>> 11);
    const post = posts.get(key) ?? { time: time[row], partners: [] };
    posts.set(key, post);
    for (const at of timesOf.get(object[row]) ?? []) post.partners.push(at);
  }
  const ordered = [...posts.values()].sort((x, y) => Number(y.partners.length > 0) - Number(x.partners.length > 0));
  return {
    times: Float64Array.from(ordered, (post) => post.time),
    partners: ordered.filter((post) => post.partners.length > 0).map((post) => Float64Array.from(post.partners).sort()),
  };
}

/** True where one of ascending `times` lies within the window of `at`. */
function isNear(times: Float64Array, at: number, windowSeconds: number): boolean {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < at - windowSeconds) low = middle + 1;
    else high = middle;
  }
  return low < times.length && times[low] <= at + windowSeconds;
}
