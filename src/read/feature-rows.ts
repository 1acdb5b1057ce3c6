import type { ReaderModel } from "./model.js";
import { foursOf, PackedWeights, raise } from "./packed-weights.js";

/** The model's rows by the hashes of their features. */
export class FeatureRows {
  /** Where each feature's row is, by the hash: see {@link slotFor}. 0 is empty. */
  private readonly slots: Uint32Array;
  private readonly mask: number;
  /** Each row on a line of memory of its own: its weights, and its hash in the last place. */
  private readonly weights: PackedWeights;
  private readonly bytes: Uint8Array;
  /** @throws RangeError where the model is too large for this table */
  constructor({ keys, rows, width }: Pick<ReaderModel, "keys" | "rows" | "width">) {
    if (keys.length >= rowMask) throw new RangeError(`${keys.length} features are more than a slot can name`);
    if (foursOf(width) > keyAt) throw new RangeError(`rows of ${width} weights do not fit in a line of memory`);
    let size = 1024;
    while (size < keys.length * 2) size *= 2;
    this.mask = size - 1;
    this.slots = new Uint32Array(size);
    this.weights = new PackedWeights(rows, width, lineLength);
    this.bytes = new Uint8Array(this.weights.packed.buffer);
    for (const [row, key] of keys.entries()) {
      this.weights.packed[row * lineLength + keyAt] = key;
      let at = homeOf(key) & this.mask;
      while (this.slots[at] !== 0) at = (at + 1) & this.mask;
      this.slots[at] = slotFor(row, key);
    }
  }

  /** The row of a feature, or -1. A row's line is touched only where the rest of the hash that its slot holds fits. */
  find(hash: number): number {
    const { slots, mask } = this;
    const tag = tagOf(hash);
    for (let at = homeOf(hash) & mask; slots[at] !== 0; at = (at + 1) & mask) {
      const slot = slots[at];
      if (slot >>> rowBits !== tag) continue;
      const row = (slot & rowMask) - 1;
      if (this.weights.packed[row * lineLength + keyAt] === (hash | 0)) return row;
    }
    return -1;
  }

  /** A single weight. */
  weightOf(row: number, column: number): number {
    return this.bytes[row * lineLength * 4 + column] - raise;
  }

  /** Room for the sums of all columns. */
  newSums(): Int32Array {
    return this.weights.newSums();
  }

  /** Writes the sums over so many rows to `into`, of all columns or of those in the fours `from` to `to` (exclusive). */
  sum(rows: Int32Array, count: number, into: Int32Array, from?: number, to?: number): void {
    this.weights.sum(rows, count, into, from, to);
  }
}

/** Numbers of 32 bits in a line of the cache: 64 bytes. */
const lineLength = 16;
const keyAt = lineLength - 1;

/** A slot holds a row plus one in its lower bits and bits of the hash in its upper ones. */
const rowBits = 20;
const rowMask = (1 << rowBits) - 1;

function slotFor(row: number, hash: number): number {
  return ((tagOf(hash) << rowBits) | (row + 1)) >>> 0;
}

function tagOf(hash: number): number {
  return (Math.imul(hash, 0x85ebca6b) >>> rowBits) >>> 0;
}

function homeOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> 7;
}
