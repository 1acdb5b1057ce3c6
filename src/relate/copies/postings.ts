/** Numbers for one entry: its key, its text, and the entry before it in the same bucket. */
const stride = 3;
/** Most buckets, as a power of two: half a gigabyte, for ten million posts and more. */
const mostBucketBits = 27;

/**
 * Lists of texts under 32-bit keys, newest first. An entry's three numbers lie side by side, so that looking at it costs one visit to
 * memory, and twelve bytes.
 */
export class Postings {
  readonly #heads: Int32Array;
  readonly #entries: Int32Array;
  readonly #shift: number;
  #used = 0;

  /** @param capacity most entries */
  constructor(capacity: number) {
    let bits = 12;
    while (bits < mostBucketBits && 1 << bits < capacity) bits++;
    this.#shift = 32 - bits;
    this.#heads = new Int32Array(1 << bits).fill(-1);
    this.#entries = new Int32Array(capacity * stride);
  }

  /** Entries so far. */
  get length(): number {
    return this.#used;
  }

  add(key: number, text: number): void {
    const bucket = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    const at = this.#used++ * stride;
    this.#entries[at] = key;
    this.#entries[at + 1] = text;
    this.#entries[at + 2] = this.#heads[bucket];
    this.#heads[bucket] = this.#used - 1;
  }

  /** The newest entry under a key, -1 where there is none. */
  first(key: number): number {
    return this.#from(this.#heads[Math.imul(key, 0x9e3779b1) >>> this.#shift], key | 0);
  }

  /** The entry before one, under the same key; -1 where there is none. */
  next(entry: number): number {
    const at = entry * stride;
    return this.#from(this.#entries[at + 2], this.#entries[at]);
  }

  text(entry: number): number {
    return this.#entries[entry * stride + 1];
  }

  #from(entry: number, key: number): number {
    let found = entry;
    while (found >= 0 && this.#entries[found * stride] !== key) found = this.#entries[found * stride + 2];
    return found;
  }
}
