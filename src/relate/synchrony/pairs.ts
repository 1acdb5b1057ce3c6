import type { ShareColumns } from "./columns.js";

/** Rows brought together by object, each object's rows in order of time: object `o` owns `order[start[o]..start[o + 1])`. */
export interface GroupedShares {
  order: Int32Array;
  start: Int32Array;
}

/**
 * Groups rows by object and orders each group by time (ties by row), leaving out rows whose `keep` is 0.
 */
export function groupByObject(columns: ShareColumns, keep: Uint8Array | null = null): GroupedShares {
  const { length, object, time } = columns;
  const start = new Int32Array(columns.objects.size + 1);
  for (let row = 0; row < length; row++) if (keep === null || keep[row] === 1) start[object[row] + 1]++;
  for (let id = 0; id < start.length - 1; id++) start[id + 1] += start[id];
  const order = new Int32Array(start[start.length - 1]);
  const next = start.slice();
  for (let row = 0; row < length; row++) if (keep === null || keep[row] === 1) order[next[object[row]]++] = row;
  for (let id = 0; id < start.length - 1; id++) sortByTime(order.subarray(start[id], start[id + 1]), time);
  return { order, start };
}

/** Sorts row numbers by time in place; equal times keep the order of rows. */
function sortByTime(rows: Int32Array, time: Float64Array): void {
  let sorted = true;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let whole = true;
  for (let i = 0; i < rows.length; i++) {
    const at = time[rows[i]];
    if (at < last) sorted = false;
    if (at > last) last = at;
    if (at < first) first = at;
    if (at !== Math.floor(at)) whole = false;
  }
  if (sorted) return;
  const size = rows.length;
  if (whole && (last - first + 1) * size < Number.MAX_SAFE_INTEGER) {
    // Time and position in one exact number: the native sort of numbers is several times faster than one with a comparator.
    const keys = new Float64Array(size);
    for (let i = 0; i < size; i++) keys[i] = (time[rows[i]] - first) * size + i;
    keys.sort();
    const before = rows.slice();
    for (let i = 0; i < size; i++) rows[i] = before[keys[i] % size];
    return;
  }
  rows.sort((a, b) => time[a] - time[b] || a - b);
}

/**
 * How many pairs of shares of each object lie within the window and are by different accounts: what a visit of all pairs will cost.
 */
export function countClosePairs(columns: ShareColumns, grouped: GroupedShares, windowSeconds: number): Float64Array {
  const { account, time } = columns;
  const { order, start } = grouped;
  const counts = new Float64Array(start.length - 1);
  const inWindow = new Int32Array(columns.accounts.size);
  for (let id = 0; id < counts.length; id++) {
    let from = start[id];
    const end = start[id + 1];
    let pairs = 0;
    for (let i = from; i < end; i++) {
      const row = order[i];
      while (time[row] - time[order[from]] > windowSeconds) inWindow[account[order[from++]]]--;
      pairs += i - from - inWindow[account[row]]++;
    }
    for (; from < end; from++) inWindow[account[order[from]]]--;
    counts[id] = pairs;
  }
  return counts;
}

/**
 * Pairs of shares of one object within the window, by different accounts and with different contents, laid out by account:
 * account `a` owns entries `start[a]..start[a + 1])`, in order of objects, each with the other account and the two rows.
 *
 * Each pair is kept once, under the account whose id is smaller.
 */
export interface CoActions {
  start: Float64Array;
  other: Int32Array;
  /** The row of the account itself, and of the other. */
  row: Int32Array;
  otherRow: Int32Array;
}

/** Calls `visit` with every pair of rows (earlier, later) that act together; objects whose `skip` is 1 are left out. */
export function visitPairs(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  skip: Uint8Array | null,
  visit: (earlier: number, later: number) => void,
): void {
  const { account, contentHigh, contentLow, time } = columns;
  const { order, start } = grouped;
  const runEnd = new Int32Array(order.length);
  for (let id = 0; id < start.length - 1; id++) {
    if (skip !== null && skip[id] === 1) continue;
    const end = start[id + 1];
    // One account may share an object a million times in a row: such a run is stepped over at once.
    for (let i = end - 1; i >= start[id]; i--) {
      runEnd[i] = i + 1 < end && account[order[i]] === account[order[i + 1]] ? runEnd[i + 1] : i + 1;
    }
    for (let i = start[id]; i < end; i++) {
      const row = order[i];
      const until = time[row] + windowSeconds;
      const who = account[row];
      const high = contentHigh[row];
      const low = contentLow[row];
      for (let j = runEnd[i]; j < end; ) {
        const other = order[j];
        if (time[other] > until) break;
        if (account[other] === who) {
          j = runEnd[j];
          continue;
        }
        j++;
        if (contentLow[other] === low && contentHigh[other] === high) continue;
        visit(row, other);
      }
    }
  }
}

/** Lays out all pairs that `accept` lets through; see {@link CoActions}. */
export function coActions(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  options: { skip?: Uint8Array | null; accept?: (accountA: number, accountB: number) => boolean } = {},
): CoActions {
  const { account } = columns;
  const { skip = null, accept } = options;
  const start = new Float64Array(columns.accounts.size + 1);
  visitPairs(columns, grouped, windowSeconds, skip, (a, b) => {
    const x = account[a];
    const y = account[b];
    if (accept && !accept(x, y)) return;
    start[Math.min(x, y) + 1]++;
  });
  for (let id = 0; id < start.length - 1; id++) start[id + 1] += start[id];
  const total = start[start.length - 1];
  const other = new Int32Array(total);
  const row = new Int32Array(total);
  const otherRow = new Int32Array(total);
  const next = start.slice();
  visitPairs(columns, grouped, windowSeconds, skip, (a, b) => {
    const x = account[a];
    const y = account[b];
    if (accept && !accept(x, y)) return;
    const swapped = y < x;
    const at = next[swapped ? y : x]++;
    other[at] = swapped ? x : y;
    row[at] = swapped ? b : a;
    otherRow[at] = swapped ? a : b;
  });
  return { start, other, row, otherRow };
}
