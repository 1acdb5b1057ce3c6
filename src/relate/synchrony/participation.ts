import type { ShareColumns } from "./columns.js";
import { type GroupedShares, visitPairs } from "./pairs.js";

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
  const paired = new Uint8Array(columns.length);
  visitPairs(columns, grouped, windowSeconds, skip, (a, b) => {
    paired[a] = 1;
    paired[b] = 1;
  });
  const counts = new Int32Array(columns.accounts.size);
  const { order } = grouped;
  let pairedRows = 0;
  for (let i = 0; i < order.length; i++) {
    if (paired[order[i]] === 0) continue;
    counts[account[order[i]]]++;
    pairedRows++;
  }
  // Only accounts that fall short by their own paired rows can gain from another row of a paired content.
  const contents = new ContentSet(columns, pairedRows);
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
