/** Slots are found by open addressing on the word's hash; an empty slot has key 0. */
export class CasingTable {
  private readonly mask: number;

  /**
   * @param keys word hashes, length a power of two, 0 where empty
   * @param classes how each word is usually written, see {@link casingClass}
   */
  constructor(
    readonly keys: Uint32Array,
    readonly classes: Uint8Array,
  ) {
    this.mask = keys.length - 1;
  }

  /** How a word is usually written away from the beginnings of sentences: 1 (rare, always lower case) to 10 (frequent, always capital); 0 where it was hardly seen. */
  classOf(hash: number): number {
    let slot = hash & this.mask;
    while (this.keys[slot] !== 0) {
      if (this.keys[slot] === hash) return this.classes[slot];
      slot = (slot + 1) & this.mask;
    }
    return 0;
  }

  /** A table from counts. */
  static from(words: ReadonlyMap<number, number>): CasingTable {
    let size = 1024;
    while (size < words.size * 2) size *= 2;
    const keys = new Uint32Array(size);
    const classes = new Uint8Array(size);
    for (const [hash, value] of words) {
      let slot = hash & (size - 1);
      while (keys[slot] !== 0) slot = (slot + 1) & (size - 1);
      keys[slot] = hash;
      classes[slot] = value;
    }
    return new CasingTable(keys, classes);
  }
}

/** The class of frequent words that are hardly ever capitalised. */
export const commonLowerCase = 6;

/** The class of a word from its counts: frequent words are told from rare ones in three steps of case. */
export function casingClass(lower: number, upper: number): number {
  const total = lower + upper;
  const share = upper / total;
  const step = share < 0.05 ? 0 : share < 0.3 ? 1 : share < 0.7 ? 2 : share < 0.95 ? 3 : 4;
  return 1 + step + (total >= frequentWord ? 5 : 0);
}

/** A word seen this often in the statistics is a common one. */
const frequentWord = 60;
