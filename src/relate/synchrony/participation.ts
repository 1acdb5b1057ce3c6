import type { ShareColumns } from "./columns.js";
import type { GroupedShares } from "./pairs.js";

/** 1 for every row of an account that has at least `minimum` rows. */
export function rowsOfActiveAccounts(columns: ShareColumns, minimum: number): Uint8Array {
  const rows = new Int32Array(columns.accounts.size);
  for (let row = 0; row < columns.length; row++) rows[columns.account[row]]++;
  const keep = new Uint8Array(columns.length);
  for (let row = 0; row < columns.length; row++) keep[row] = rows[columns.account[row]] >= minimum ? 1 : 0;
  return keep;
}

/**
 * 1 for every account that still has `minimum` rows after pairing: rows whose content takes part in a pair.
 *
 * Rows are counted, not distinct contents; a row counts through its content, so that another object's row of the same post does too.
 */
export function participatingAccounts(
  columns: ShareColumns,
  grouped: GroupedShares,
  windowSeconds: number,
  minimum: number,
  skip: Uint8Array | null = null,
): Uint8Array {
  const { account, contentHigh, contentLow } = columns;
  const paired = pairedRows(columns, grouped, windowSeconds, skip);
  const counts = new Int32Array(columns.accounts.size);
  const { order } = grouped;
  let pairedCount = 0;
  for (let i = 0; i < order.length; i++) {
    if (paired[order[i]] === 0) continue;
    counts[account[order[i]]]++;
    pairedCount++;
  }
  // Only accounts that fall short by their own paired rows can gain from another row of a paired content.
  const contents = new ContentSet(columns, pairedCount);
  for (let i = 0; i < order.length; i++) if (paired[order[i]] === 1) contents.add(order[i]);
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    const count = counts[account[row]];
    if (paired[row] === 0 && count > 0 && count < minimum && contents.has(contentHigh[row], contentLow[row])) counts[account[row]]++;
  }
  const result = new Uint8Array(counts.length);
  for (let id = 0; id < counts.length; id++) result[id] = counts[id] >= minimum ? 1 : 0;
  return result;
}

/** 1 for every row that has a partner within the window: another account's row with the same object and another content. */
function pairedRows(columns: ShareColumns, grouped: GroupedShares, windowSeconds: number, skip: Uint8Array | null): Uint8Array {
  const { account, contentHigh, contentLow, time } = columns;
  const { order, start } = grouped;
  const paired = new Uint8Array(columns.length);
  // The nearest partner settles both rows, so that crowded objects cost no visit of all their pairs; runs of one account are stepped over.
  const next = new Int32Array(order.length);
  const findPartner = (i: number, end: number) => {
    const row = order[i];
    for (let j = next[i]; j !== end; ) {
      const other = order[j];
      if (Math.abs(time[other] - time[row]) > windowSeconds) return;
      if (account[other] === account[row]) {
        j = next[j];
        continue;
      }
      if (contentLow[other] !== contentLow[row] || contentHigh[other] !== contentHigh[row]) {
        paired[row] = 1;
        paired[other] = 1;
        return;
      }
      j += next[j] > j ? 1 : -1;
    }
  };
  const sameRun = (i: number, j: number) => account[order[i]] === account[order[j]];
  for (let id = 0; id < start.length - 1; id++) {
    if (skip !== null && skip[id] === 1) continue;
    const first = start[id];
    const end = start[id + 1];
    for (let i = end - 1; i >= first; i--) next[i] = i + 1 < end && sameRun(i, i + 1) ? next[i + 1] : i + 1;
    for (let i = first; i < end; i++) if (paired[order[i]] === 0) findPartner(i, end);
    for (let i = first; i < end; i++) next[i] = i > first && sameRun(i, i - 1) ? next[i - 1] : i - 1;
    for (let i = end - 1; i >= first; i--) if (paired[order[i]] === 0) findPartner(i, first - 1);
  }
  return paired;
}

/** A set of contents by their 64-bit hash. */
class ContentSet {
  readonly #columns: ShareColumns;
  readonly #slots: Int32Array;

  constructor(columns: ShareColumns, size: number) {
    this.#columns = columns;
    let slots = 16;
    while (slots < size * 2) slots *= 2;
    this.#slots = new Int32Array(slots).fill(-1);
  }

  add(row: number): void {
    const { contentHigh, contentLow } = this.#columns;
    const slot = this.#slotOf(contentHigh[row], contentLow[row]);
    if (this.#slots[slot] < 0) this.#slots[slot] = row;
  }

  has(high: number, low: number): boolean {
    return this.#slots[this.#slotOf(high, low)] >= 0;
  }

  #slotOf(high: number, low: number): number {
    const { contentHigh, contentLow } = this.#columns;
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    while (this.#slots[slot] >= 0) {
      const row = this.#slots[slot];
      if (contentLow[row] === low && contentHigh[row] === high) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
