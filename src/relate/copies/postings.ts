/** Lists of texts under hashed keys, newest first, as linked lists in typed arrays: eight bytes an entry. */
export class Postings {
  readonly #heads: Int32Array;
  readonly #texts: Uint32Array;
  readonly #next: Int32Array;
  readonly #shift: number;
  #used = 0;

  constructor(capacity: number) {
    let bits = 12;
    while (bits < 27 && 1 << bits < capacity) bits++;
    this.#shift = 32 - bits;
    this.#heads = new Int32Array(1 << bits).fill(-1);
    this.#texts = new Uint32Array(capacity);
    this.#next = new Int32Array(capacity);
  }

  add(key: number, text: number): void {
    const bucket = Math.imul(key, 0x9e3779b1) >>> this.#shift;
    this.#texts[this.#used] = text;
    this.#next[this.#used] = this.#heads[bucket];
    this.#heads[bucket] = this.#used++;
  }

  get length(): number {
    return this.#used;
  }

  /** Where the list of a key begins, -1 for an empty one; keys that share a bucket share a list. */
  first(key: number): number {
    return this.#heads[Math.imul(key, 0x9e3779b1) >>> this.#shift];
  }

  next(at: number): number {
    return this.#next[at];
  }

  text(at: number): number {
    return this.#texts[at];
  }
}
